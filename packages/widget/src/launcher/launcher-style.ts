/**
 * The launcher's style. `.box` begins anew under whatever the page says. The brand's fill keeps its own contrast
 * (look.md, section 7): `--pale` is 1 for a colour that takes dark ink, else 0.
 */
export const launcherStyle = `
:host{all:initial!important;display:contents!important}
.box{all:initial;
--brand:var(--switchboard-brand,#0e6073);
--pale:clamp(0,(l - .68)*1e6,1);
--fill-brand:oklch(from var(--brand) calc(min(l,.53)*(1 - var(--pale)) + l*var(--pale)) c h);
--on-brand:oklch(from var(--brand) calc(1 - .86*var(--pale)) 0 h)}
.dock{position:fixed;z-index:var(--switchboard-z,2147483000);
inset-block-end:calc(var(--switchboard-inset-y,20px) + env(safe-area-inset-bottom));
inset-inline-end:var(--switchboard-inset-x,20px)}
@container style(--switchboard-side:start){.dock{inset-inline:var(--switchboard-inset-x,20px) auto}}
[hidden]{display:none}
.dock>button{all:unset;display:flex;font:14px/24px system-ui;text-indent:8px;padding:16px;border-radius:min(28px,var(--switchboard-radius,20px));cursor:pointer;
background:var(--fill-brand);color:var(--on-brand);
box-shadow:inset 0 0 0 1px #8884,0 6px 20px #0003;
&:hover{filter:brightness(1.1)}
&:focus-visible{outline:2px solid #0b7b95;outline-offset:2px}
>svg{height:24px;fill:none;stroke:currentColor;stroke-width:1.5}
>[part]{font-size:0}}
`
