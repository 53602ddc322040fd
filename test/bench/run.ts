// pnpm bench: the gateway beside a bare `ws` server. pnpm bench page: what the widget costs a page.
if (process.argv[2] === 'page') await import('./page/main.ts')
else await import('./main.ts')
