import type { Looks } from '../looks/looks.js'

const system =
  "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif"

/** The style sheet of an article's page. Contrast is kept whatever the brand's colour is, as the widget keeps it. */
export function articleStyle({ brand = '#0e6073', font, radius = 14, theme = 'auto' }: Looks): string {
  const scheme = theme === 'auto' ? 'light dark' : theme
  const face = font === undefined ? system : `${font}, ${system}`
  return `:root{color-scheme:${scheme};--brand:${brand};--face:${face};--round:${radius}px}${rules}`
}

const rules = `
*,::before,::after{box-sizing:border-box}
:root{
  --canvas:light-dark(#f2f5f3,#0e1312);--surface:light-dark(#fff,#151b19);--fill:light-dark(#e9eeeb,#242d2a);
  --line:light-dark(#dde3e0,#29322f);--line-2:light-dark(#c3cdc8,#3c4743);
  --ink:light-dark(#16201c,#e7ece9);--ink-2:light-dark(#46534d,#b4beb9);--focus:light-dark(#0b7b95,#86d6e8);
  --pale:clamp(0,(l - .68)*1e6,1);
  --fill-brand:light-dark(oklch(from var(--brand) calc(min(l,.53)*(1 - var(--pale)) + l*var(--pale)) c h),oklch(from var(--brand) calc(clamp(.46,l,.53)*(1 - var(--pale)) + l*var(--pale)) c h));
  --on-brand:oklch(from var(--brand) calc(1 - .86*var(--pale)) 0 h);
  --brand-text:light-dark(oklch(from var(--brand) min(l,.46) c h),oklch(from var(--brand) max(l,.8) min(c,.12) h))}
body{margin:0;min-height:100dvh;background:var(--canvas);color:var(--ink);font:400 1.0625rem/1.75rem var(--face);overflow-wrap:anywhere}
header,main{width:min(100%,45rem);margin-inline:auto;padding-inline:max(16px,env(safe-area-inset-left))}
header{display:flex;flex-wrap:wrap;align-items:center;gap:12px 16px;padding-block:20px}
.brand{display:flex;align-items:center;gap:12px;min-width:0;margin:0;margin-inline-end:auto;font:600 1.0625rem/1.5rem var(--face)}
.mark{flex:none;display:grid;place-items:center;width:40px;height:40px;border-radius:min(var(--round),14px);background:var(--fill-brand);color:var(--on-brand);box-shadow:inset 0 0 0 1px color-mix(in oklab,var(--ink) 12%,transparent)}
nav ul{display:flex;flex-wrap:wrap;gap:4px;margin:0;padding:0;list-style:none}
nav a{display:grid;place-items:center;min-height:44px;padding:0 14px;border-radius:min(var(--round),14px);color:var(--ink-2);font:500 .9375rem/1.4375rem var(--face);text-decoration:none}
nav a:hover{background:var(--fill);color:var(--ink)}
nav a[aria-current]{background:var(--surface);color:var(--ink);box-shadow:inset 0 0 0 1px var(--line-2)}
main{padding-block:0 64px}
article{padding:clamp(20px,6vw,48px);border:1px solid var(--line);border-radius:calc(var(--round) + 4px);background:var(--surface)}
h1{margin:0 0 20px;font:600 clamp(1.5rem,5vw,2rem)/1.25 var(--face);text-wrap:balance}
h2{margin:32px 0 8px;font:600 1.25rem/1.75rem var(--face);text-wrap:balance}
article>:last-child{margin-block-end:0}
p,ul,ol,blockquote,pre{margin:0 0 16px}
article :is(ul,ol){padding-inline-start:26px}
article li+li{margin-block-start:6px}
article :is(p,li,blockquote){white-space:pre-line}
article a{color:var(--brand-text);text-underline-offset:3px}
blockquote{padding-inline-start:16px;border-inline-start:3px solid var(--line-2);color:var(--ink-2)}
code{padding:2px 5px;border-radius:6px;background:var(--fill);font:.9em/1.6 ui-monospace,monospace}
pre{padding:16px;border-radius:min(var(--round),14px);background:var(--fill);overflow:auto}
pre code{padding:0;background:none}
.quiet{color:var(--ink-2)}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px;border-radius:4px}
@media (forced-colors:active){.mark,nav a[aria-current]{border:1px solid}}
@media print{body{background:none}nav{display:none}article{border:0;padding:0}}`
