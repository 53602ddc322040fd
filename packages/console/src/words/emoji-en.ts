/** What is said of emoji, in English; its shape binds the other languages. */
export const emoji = {
  open: 'Emoji',
  search: 'Search emoji',
  groupsLabel: 'Groups',
  groups: {
    recent: 'Chosen last',
    smileys: 'Smileys',
    people: 'People',
    animals: 'Animals and nature',
    food: 'Food and drink',
    travel: 'Travel and places',
    activities: 'Activities',
    objects: 'Objects',
    symbols: 'Symbols',
    flags: 'Flags',
  },
  found: 'Found',
  loading: 'Loading the emoji…',
  failed: 'The emoji could not be loaded. Close this and try again.',
  none: 'No emoji is called so.',
  noRecent: 'What you choose will be here next time.',
  count: (count: number) => `${String(count)} emoji`,
}
