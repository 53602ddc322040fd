const ordinals = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
]

/** Everything the panel says, in English. The type of this table binds every other language. */
export const en = {
  tag: 'en',
  direction: 'ltr',
  support: 'Support',
  supportOf: (brand: string) => `${brand} support`,
  close: 'Close',
  back: 'Back',
  loading: 'Loading',

  greeting: 'Hello. How can we help?',
  callUs: 'Call us',
  writeToUs: 'Write to us',
  unread: (count: number) => `${count} unread`,
  writeHint: 'A person answers you right here',
  writeWait: (span: string) => `Answered in ${span} lately`,
  openUntil: (time: string) => `Open until ${time}`,
  opensAt: (time: string, day: string) => `Opens ${day === '' ? '' : `${day} `}at ${time}`,
  closed: 'Closed',
  todayFrom: (spans: string) => `Open today ${spans}, by the clock where you are.`,
  nobody: 'Nobody is at the desk right now.',
  nobodyHint: 'You can write all the same: your message waits in the queue until somebody comes.',
  free: 'Free, in your browser. Nothing to install.',

  conversation: 'Conversation',
  intro: 'Write what you need. A person reads it and answers you here.',
  message: 'Message',
  placeholder: 'Write a message',
  send: 'Send',
  attach: 'Attach a file',
  beforeChat: 'Before we start',
  startChat: 'Start the chat',
  privacy: 'Privacy',
  endChat: 'End chat',
  you: 'You',
  agent: 'Agent',
  queued: 'You are in the queue',
  inLine: (place: number, about: boolean) =>
    `You are ${about ? 'about ' : ''}${ordinals[place - 1] ?? `number ${place}`} in line`,
  othersWaited: (span: string) => `Others have waited ${span} lately`,
  seconds: (count: number) => `about ${count} s`,
  minutes: (low: number, high: number) => (low === high ? `about ${high} min` : `${low} to ${high} min`),
  queuedHint: 'We tell you when somebody joins. You can go on writing.',
  joined: (name: string, time: string) => `${name} joined at ${time}`,
  left: (name: string, time: string) => `${name} left at ${time}. You are first in line.`,
  today: (time: string) => `Today, ${time}`,
  typing: (name: string) => `${name} is typing`,
  sending: 'Sending…',
  waiting: 'Waiting for your connection',
  sent: 'Sent',
  delivered: 'Delivered',
  read: 'Seen',
  notSent: 'Not sent.',
  tryAgain: 'Try again',
  tooLong: 'It is too long: send it in parts.',
  chatWasOver: 'The chat had ended.',
  erased: 'This message was erased',

  endedByYou: (time: string) => `You ended it at ${time}`,
  endedByAgent: (name: string, time: string) => `${name} ended it at ${time}`,
  ended: (time: string) => `Ended at ${time}`,
  optional: '(optional)',
  writeAgain: 'Write again',

  leaveMessage: 'Leave a message',
  leaveHint: 'We answer by e-mail',
  callback: 'Have us call you',
  callbackHint: 'Choose when your telephone rings',
  email: 'E-mail',
  emailForAnswer: 'E-mail for our answer',
  phone: 'Phone number',
  yourName: 'Your name',
  faults: {
    missing: 'Please fill this in',
    invalid: 'This is not right yet',
    email: 'Something is missing in the address. It looks like name@company.com',
    phone: 'This is no phone number: it has 5 to 15 digits',
    tooOften: 'You have done that several times already. Please wait an hour.',
    noMail: 'No e-mail can be sent here at the moment.',
    failed: 'It was not sent. Try again.',
  },

  offline: 'You are offline. What you write is sent when you are back.',
  reconnecting: 'Reconnecting… What you write is sent when the line is back.',
  backOnline: 'The line is back.',
  unreachable: 'We cannot be reached from here',
  unreachableHint: 'Your network may be blocking the connection.',
  retryIn: (seconds: number) => `We try again in ${seconds} s.`,
  retrying: 'We are trying again…',
  tryNow: 'Try now',
  refused: 'This chat is not available here',
  refusedHint: 'It has not been set up for this page. Please reach the company in another way.',
}

type Wide<T> = T extends string
  ? string
  : T extends readonly string[]
    ? readonly string[]
    : T extends Readonly<Record<string, string>>
      ? { readonly [K in keyof T]: string }
      : T

/** What a language file holds. */
export type Words = { readonly [K in keyof typeof en]: Wide<(typeof en)[K]> }
