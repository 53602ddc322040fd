/** The tokens of the look (both themes by light-dark()); `.box` begins anew under whatever the page says. */
export const tokens = `
  .box {
    color-scheme: light dark;
    --surface: light-dark(#fff, #151b19);
    --raised: light-dark(#fff, #1c2421);
    --fill: light-dark(#e9eeeb, #242d2a);
    --hover: light-dark(#16201c0b, #e7ece90d);
    --line: light-dark(#dde3e0, #29322f);
    --line-2: light-dark(#c3cdc8, #3c4743);
    --edge: light-dark(#7f8c86, #6d7a74);
    --ink: light-dark(#16201c, #e7ece9);
    --ink-2: light-dark(#46534d, #b4beb9);
    --ink-3: light-dark(#5c6963, #93a09a);
    --ink-off: light-dark(#8b9791, #66726c);
    --focus: light-dark(#0b7b95, #86d6e8);
    --live: light-dark(#18713f, #62cf93);
    --wait: light-dark(#855000, #f2b65a);
    --wait-fill: light-dark(#cc8317, #e9a63f);
    --wait-soft: light-dark(#fcf0dc, #33260f);
    --danger: light-dark(#ae2f27, #ff968b);
    --float: 0 0 0 1px light-dark(#0f1f1812, #ffffff14), 0 4px 10px light-dark(#0f1f180f, #00000040),
      0 24px 56px -12px light-dark(#0f1f1842, #000000a6);
    --brand-text: light-dark(oklch(from var(--brand) min(l, 0.46) c h), oklch(from var(--brand) max(l, 0.8) min(c, 0.12) h));
    --fill-brand: light-dark(
      oklch(from var(--brand) calc(min(l, 0.53) * (1 - var(--pale)) + l * var(--pale)) c h),
      oklch(from var(--brand) calc(clamp(0.46, l, 0.53) * (1 - var(--pale)) + l * var(--pale)) c h)
    );
    --brand-soft: light-dark(
      color-mix(in oklab, var(--fill-brand) 11%, var(--surface)),
      color-mix(in oklab, var(--fill-brand) 34%, var(--surface))
    );
    --own: light-dark(
      color-mix(in oklab, var(--fill-brand) 16%, var(--surface)),
      color-mix(in oklab, oklch(from var(--fill-brand) min(l, 0.68) c h) 46%, var(--surface))
    );
    --theirs: light-dark(var(--surface), var(--fill));
    --theirs-edge: light-dark(var(--line-2), transparent);
    --soft-edge: color-mix(in oklab, var(--ink) 12%, transparent);
    --face: var(--switchboard-font, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif);
    --ease: cubic-bezier(0.2, 0.7, 0.2, 1);
  }
  :host([theme='light']) .box {
    color-scheme: light;
  }
  .dock > button:focus-visible {
    outline-color: var(--focus);
  }
  :host([theme='dark']) .box {
    color-scheme: dark;
  }
`
