import { css } from 'lit'

/**
 * The tokens of the look, for the document: they are inherited into every shadow root. `light-dark()` carries both
 * themes; `data-theme` on the root pins one.
 */
export const tokens = css`
  :root {
    color-scheme: light dark;

    --canvas: light-dark(#f2f5f3, #0e1312);
    --surface: light-dark(#ffffff, #151b19);
    --raised: light-dark(#ffffff, #1c2421);
    --fill: light-dark(#e9eeeb, #242d2a);
    --hover: light-dark(#16201c0b, #e7ece90d);
    --press: light-dark(#16201c17, #e7ece91c);
    --scrim: light-dark(#16201c52, #00000094);

    --line: light-dark(#dde3e0, #29322f);
    --line-2: light-dark(#c3cdc8, #3c4743);
    --edge: light-dark(#7f8c86, #6d7a74);

    --ink: light-dark(#16201c, #e7ece9);
    --ink-2: light-dark(#46534d, #b4beb9);
    --ink-3: light-dark(#5c6963, #93a09a);
    --ink-off: light-dark(#8b9791, #66726c);

    --primary: light-dark(#1b2723, #e7ece9);
    --primary-hover: light-dark(#2d3c36, #ffffff);
    --on-primary: light-dark(#ffffff, #101614);

    --accent: light-dark(#0e6073, #7cc9d9);
    --accent-soft: light-dark(#e2f0f3, #133039);
    --focus: light-dark(#0b7b95, #86d6e8);

    --live: light-dark(#18713f, #62cf93);
    --live-soft: light-dark(#e2f3e9, #12301f);
    --wait: light-dark(#855000, #f2b65a);
    --wait-fill: light-dark(#cc8317, #e9a63f);
    --wait-soft: light-dark(#fcf0dc, #33260f);
    --danger: light-dark(#ae2f27, #ff968b);
    --danger-soft: light-dark(#fce9e6, #3a1c19);
    --watch: light-dark(#74397a, #d9a3dc);
    --note: light-dark(#fff8e3, #292411);

    --tint-0: light-dark(#d5e6ea, #1d3a42);
    --tint-1: light-dark(#e8ddc9, #3d3118);
    --tint-2: light-dark(#e9dcea, #3a263d);
    --tint-3: light-dark(#d9e6d6, #22371f);
    --tint-4: light-dark(#f0dcd7, #45231d);
    --tint-5: light-dark(#dcdfea, #282e4a);
    --on-tint-0: light-dark(#0f4d5c, #a9dbe6);
    --on-tint-1: light-dark(#62440a, #ecca8d);
    --on-tint-2: light-dark(#5f2e64, #dfb6e3);
    --on-tint-3: light-dark(#2c5230, #b3d7ac);
    --on-tint-4: light-dark(#7f2a21, #f2b5aa);
    --on-tint-5: light-dark(#333a68, #bcc5f0);

    --font: system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif;
    --t-12: 400 0.75rem/1rem var(--font);
    --t-13: 400 0.8125rem/1.25rem var(--font);
    --t-14: 400 0.875rem/1.25rem var(--font);
    --t-15: 400 0.9375rem/1.4375rem var(--font);
    --t-17: 600 1.0625rem/1.625rem var(--font);
    --t-26: 600 1.625rem/2.25rem var(--font);

    --e-1: 0 1px 2px light-dark(#0f1f180f, #00000040);
    --e-2:
      0 0 0 1px light-dark(#0f1f1814, #ffffff14), 0 2px 4px light-dark(#0f1f180d, #00000040),
      0 10px 24px -6px light-dark(#0f1f1829, #00000080);
    --e-3:
      0 0 0 1px light-dark(#0f1f1812, #ffffff14), 0 4px 10px light-dark(#0f1f180f, #00000040),
      0 24px 56px -12px light-dark(#0f1f1842, #000000a6);

    --press-time: 90ms;
    --menu-time: 160ms;
    --panel-time: 240ms;
    --ease: cubic-bezier(0.2, 0.7, 0.2, 1);
  }
  :root[data-theme='light'] {
    color-scheme: light;
  }
  :root[data-theme='dark'] {
    color-scheme: dark;
  }
  html {
    text-size-adjust: 100%;
    -webkit-text-size-adjust: 100%;
    background: var(--canvas);
  }
  body {
    margin: 0;
    font: var(--t-14);
    color: var(--ink);
    background: var(--canvas);
    -webkit-font-smoothing: antialiased;
  }
`
