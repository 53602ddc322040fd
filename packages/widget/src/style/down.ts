/** Where the gateway cannot be reached. */
export const downStyle = `
  .plug {
    fill: var(--edge);
  }
  .socket {
    fill: none;
    stroke: var(--edge);
    stroke-dasharray: 3 4;
  }
`
