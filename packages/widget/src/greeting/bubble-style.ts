/** The greeting above the launcher: it begins anew with the launcher's box, and its corner points to the launcher. */
export const bubbleStyle = `
.hello {
  color-scheme: light dark;
  position: absolute;
  inset-block-end: calc(100% + 12px);
  inset-inline-end: 0;
  box-sizing: border-box;
  display: flex;
  align-items: flex-start;
  inline-size: max-content;
  max-inline-size: min(304px, calc(100vw - 2 * var(--switchboard-inset-x, 20px)));
  border-radius: min(18px, var(--switchboard-radius, 20px));
  border-end-end-radius: min(6px, var(--switchboard-radius, 20px));
  border: 1px solid light-dark(#dde3e0, #29322f);
  background: light-dark(#fff, #1c2421);
  color: light-dark(#16201c, #e7ece9);
  box-shadow: 0 4px 10px light-dark(#0f1f180f, #00000040), 0 18px 40px -12px light-dark(#0f1f1842, #000000a6);
  font: 15px/22px var(--switchboard-font, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif);
}
:host([theme='light']) .hello {
  color-scheme: light;
}
:host([theme='dark']) .hello {
  color-scheme: dark;
}
@container style(--switchboard-theme:light) {
  :host(:not([theme])) .hello {
    color-scheme: light;
  }
}
@container style(--switchboard-theme:dark) {
  :host(:not([theme])) .hello {
    color-scheme: dark;
  }
}
@container style(--switchboard-side:start) {
  .hello {
    inset-inline: 0 auto;
    border-end-end-radius: min(18px, var(--switchboard-radius, 20px));
    border-end-start-radius: min(6px, var(--switchboard-radius, 20px));
  }
}
.hello:not(:has(.text)) {
  visibility: hidden;
}
.said {
  flex: 1;
  min-inline-size: 0;
}
.hello button {
  all: unset;
  box-sizing: border-box;
  cursor: pointer;
  border-radius: inherit;
}
.hello .text {
  display: block;
  padding: 11px 0 11px 16px;
  padding-inline: 16px 0;
  min-block-size: 44px;
  text-align: start;
  overflow-wrap: anywhere;
  text-wrap: pretty;
}
.hello .text:hover {
  text-decoration: underline;
  text-underline-offset: 3px;
}
.hello .no {
  flex: none;
  display: grid;
  place-items: center;
  inline-size: 44px;
  block-size: 44px;
  border-radius: 12px;
  color: light-dark(#46534d, #b4beb9);
}
.hello .no:hover {
  background: light-dark(#16201c0b, #e7ece90d);
}
.hello svg {
  inline-size: 18px;
  fill: none;
  stroke: currentColor;
  stroke-width: 1.6;
  stroke-linecap: round;
}
.hello button:focus-visible {
  outline: 2px solid light-dark(#0b7b95, #86d6e8);
  outline-offset: -2px;
}
@media (prefers-reduced-motion: no-preference) {
  .hello:has(.text) {
    animation: hello 200ms cubic-bezier(0.2, 0.7, 0.2, 1);
  }
}
@keyframes hello {
  from {
    opacity: 0;
    transform: translateY(8px);
  }
}
`
