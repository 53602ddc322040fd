/** What was last put into the title, and what the page itself had there. */
let told = { whole: '', bare: '' }

/** Says in the page's title how much is unread; 0: the title is the page's own again. What the page writes there meanwhile stays. */
export function countInTitle(unread: number): void {
  const bare = document.title === told.whole ? told.bare : document.title
  told = { bare, whole: unread > 0 ? `(${unread}) ${bare}` : bare }
  if (document.title !== told.whole) document.title = told.whole
}
