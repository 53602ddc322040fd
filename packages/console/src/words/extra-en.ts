/** What is said of answers to choose from and of cards, in English; its shape binds the other languages. */
export const extra = {
  open: 'Quick replies or a card',
  title: 'Send more than words',
  replies: 'Quick replies',
  card: 'Card',
  question: 'Question',
  text: 'Text',
  repliesHint: (most: number) => `Answers to choose from, up to ${String(most)}`,
  reply: (n: number) => `Answer ${String(n)}`,
  cardTitle: 'Title',
  picture: 'Picture',
  links: (most: number) => `Buttons, up to ${String(most)}`,
  label: 'Label',
  linkLabel: (n: number) => `Label of button ${String(n)}`,
  linkAddress: (n: number) => `Address of button ${String(n)}`,
  cancel: 'Cancel',
  faults: {
    words: 'Write the question first.',
    replies: 'Give at least one answer.',
    title: 'Give the card a title.',
    link: 'A button needs a label, and an address such as https://shop.example/order.',
  },
}
