// The package's own types need a second package; of each emoji this much is read, and `rollup.config.js` keeps no more.
declare module 'emojibase-data/en/data.json' {
  const emoji: readonly import('./emoji.js').RawEmoji[]
  export default emoji
}
declare module 'emojibase-data/vi/data.json' {
  const emoji: readonly import('./emoji.js').RawEmoji[]
  export default emoji
}
