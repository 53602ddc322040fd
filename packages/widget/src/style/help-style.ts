/** Searching for help, and an article. */
export const helpStyle = `
  .seek {
    gap: 14px;
    padding-block-start: 4px;
  }
  .seek .field {
    inline-size: 100%;
    min-block-size: 48px;
    padding: 8px 14px;
    border: 1px solid var(--edge);
    border-radius: 14px;
    background: var(--surface);
    appearance: none;
  }
  .found {
    display: grid;
    gap: 2px;
    margin: 0 -10px;
    padding: 0;
    list-style: none;
  }
  .hit {
    display: block;
    inline-size: 100%;
    padding: 10px;
    border-radius: 12px;
  }
  .hit:hover {
    background: var(--hover);
  }
  .hit b {
    display: block;
  }
  .hit .hint {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    color: var(--ink-2);
  }
  .none {
    color: var(--ink-2);
    overflow-wrap: anywhere;
  }
  .seek .fault,
  .article .fault {
    display: flex;
    gap: 8px;
    align-items: center;
    color: var(--danger);
  }
  .seek .link,
  .article .link {
    min-block-size: 28px;
    color: var(--brand-text);
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .article {
    display: block;
    padding-block-start: 8px;
    overflow-wrap: anywhere;
  }
  .article > * {
    margin: 0 0 12px;
  }
  .article h3 {
    font-size: 20px;
    line-height: 28px;
    text-wrap: balance;
  }
  .article h3.fault {
    font-size: 15px;
    line-height: 23px;
  }
  .article h4 {
    margin-block-start: 20px;
    font: 600 16px/24px var(--face);
  }
  .article :is(ul, ol) {
    padding-inline-start: 22px;
  }
  .article li + li {
    margin-block-start: 4px;
  }
  .article :is(p, li) {
    white-space: pre-line;
  }
  .article a {
    color: var(--brand-text);
  }
  .article blockquote {
    padding-inline-start: 14px;
    border-inline-start: 3px solid var(--line-2);
    color: var(--ink-2);
  }
  .article code {
    padding: 1px 4px;
    border-radius: 5px;
    background: var(--fill);
    font: 13px/20px ui-monospace, monospace;
  }
  .article pre {
    padding: 12px;
    border-radius: 12px;
    background: var(--fill);
    overflow: auto;
  }
  .article pre code {
    padding: 0;
    background: none;
  }
`
