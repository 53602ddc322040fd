/** What is said of articles that an agent links to, in English; its shape binds the other languages. */
export const articles = {
  open: 'Link to an article',
  search: 'Search the articles of this brand',
  label: 'Articles',
  loading: 'Looking for articles…',
  failed: 'The articles cannot be searched at the moment.',
  none: 'No published article has these words.',
  empty: 'This brand has no published articles. An administrator can write some.',
  count: (count: number) => (count === 1 ? '1 article' : `${String(count)} articles`),
}
