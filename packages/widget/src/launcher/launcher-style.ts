/**
 * The launcher's style. `.box` begins anew under whatever the page says. The brand's fill keeps its own contrast
 * (look.md, section 7): `--pale` is 1 for a colour that takes dark ink, else 0.
 */
export const launcherStyle = `
:host{all:initial!important;display:contents!important}
.box{all:initial;color-scheme:light dark;
--brand:var(--switchboard-brand,#0e6073);
--pale:clamp(0,(l - .68)*1e6,1);
--fill-brand:oklch(from var(--brand) calc(max(min(l,.53),var(--least,0))*(1 - var(--pale)) + l*var(--pale)) c h);
--on-brand:oklch(from var(--brand) calc(1 - .86*var(--pale)) 0 h)}
:host([theme=light]) .box{color-scheme:light}
:host([theme=dark]) .box{color-scheme:dark}
.dock{position:fixed;z-index:var(--switchboard-z,2147483000);
inset-block-end:calc(var(--switchboard-inset-y,20px) + env(safe-area-inset-bottom));
inset-inline-end:var(--switchboard-inset-x,20px)}
[hidden]{display:none}
.launcher{all:unset;box-sizing:border-box;padding:16px;border-radius:var(--switchboard-radius,20px);cursor:pointer;
background:var(--fill-brand);color:var(--on-brand);
box-shadow:inset 0 0 0 1px color-mix(in oklab,var(--on-brand) 18%,#0000),0 6px 20px #0f1f1838}
.launcher:hover{background:color-mix(in oklab,var(--fill-brand) 88%,var(--on-brand))}
.launcher:focus-visible{outline:2px solid light-dark(#0b7b95,#86d6e8);outline-offset:2px}
.dock>p{position:absolute;inset:auto 0 56px auto;width:180px;padding:8px 16px;border-radius:16px;font:14px/20px system-ui;background:#b7352c;color:#fff}
.launcher svg{display:block;width:24px;height:24px;fill:none;stroke:currentColor;stroke-width:1.5;stroke-linejoin:round}
`
