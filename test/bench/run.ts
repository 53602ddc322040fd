// pnpm bench: the gateway beside a bare `ws` server. bench page: what the widget costs a page. bench analytics: what reporting costs. bench voice: how soon a call is heard.
// bench wall: how soon an event is on the wall board.
if (process.argv[2] === 'page') await import('./page/main.ts')
else if (process.argv[2] === 'analytics') await import('./analytics/main.ts')
else if (process.argv[2] === 'voice') await import('./voice/main.ts')
else if (process.argv[2] === 'wall') await import('./wall.ts')
else await import('./main.ts')
