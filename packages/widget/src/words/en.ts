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

/** What the launcher says, in English: its name, and that the panel cannot be had. Every page carries it. */
export const launcher: readonly [write: string, away: string] = [
  'Write to us',
  'We cannot be reached. Try again.',
]

/** What the panel says from the beginning, in English. The types of these tables bind every other language. */
export const first = {
  tag: 'en',
  direction: 'ltr',
  support: 'Support',
  supportOf: (brand: string) => `${brand} support`,
  close: 'Close',
  back: 'Back',
  loading: 'Loading',

  callUs: 'Call us',
  writeToUs: 'Write to us',
  unread: (count: number) => `${count} unread`,
  openUntil: (time: string) => `Open until ${time}`,
  opensAt: (time: string, day: string) => `Opens ${day && `${day} `}at ${time}`,
  closed: 'Closed',
  nobodyHint: 'You can write all the same: your message waits in the queue until somebody comes.',
  searchHelp: 'Search for help',

  conversation: 'Conversation',
  intro: 'Write what you need. A person reads it and answers you here.',
  message: 'Message',
  placeholder: 'Write a message',
  send: 'Send',
  attach: 'Attach a file',
  emoji: 'Emoji',
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
  callback: 'Have us call you',
  email: 'E-mail',
  emailForAnswer: 'E-mail for our answer',
  phone: 'Phone number',
  yourName: 'Your name',

  offline: 'You are offline. What you write is sent when you are back.',
  reconnecting: 'Reconnecting… What you write is sent when the line is back.',
  backOnline: 'The line is back.',
  unreachable: 'We cannot be reached from here',
}

/** What is said where nobody can be reached, in English. */
export const down = {
  hint: 'Your network may be blocking the connection.',
  retryIn: (seconds: number) => `We try again in ${seconds} s.`,
  retrying: 'We are trying again…',
  tryNow: 'Try now',
  refused: 'This chat is not available here',
  refusedHint: 'It has not been set up for this page. Please reach the company in another way.',
}

/** What is said at the end and when nobody is there, in English. */
export const forms = {
  howWas: (name: string) => `How was ${name}’s help?`,
  howWasIt: 'How did we do?',
  rating: 'Rating',
  scores: ['poor', 'not so good', 'fair', 'good', 'excellent'],
  chosen: (score: number, word: string) => `${score} of 5: ${word}`,
  poor: 'Poor',
  excellent: 'Excellent',
  comment: 'What could have been better?',
  sendRating: 'Send rating',
  chooseScore: 'Choose a number from 1 to 5',
  ratingFailed: 'Your rating was not sent. Try again.',
  thanks: 'Thank you. Your rating has been sent.',
  leaveLead: 'Write what you need. We answer by e-mail as soon as somebody is there.',
  callbackLead: 'We ring you when somebody is free, or at the time that you choose.',
  about: 'What is it about?',
  when: 'When shall we call?',
  asSoonAsPossible: 'As soon as possible',
  yourTime: 'By the clock where you are.',
  sendMessage: 'Send message',
  callMe: 'Have us call you',
  leftThanks: 'Thank you. We have it.',
  answeredAt: (email: string) => `We answer to ${email}.`,
  calledBackAt: (phone: string) => `We call ${phone}.`,
  transcript: 'Send me this chat by e-mail',
  sendTranscript: 'Send the chat',
  transcriptSent: 'The chat is on its way to you.',
}

/** What is said of answers to choose from, in English. */
export const extras = {
  replies: 'Answers to choose from',
}

/** What may be wrong in a form, in English. */
export const faults = {
  missing: 'Please fill this in',
  invalid: 'This is not right yet',
  email: 'Something is missing in the address. It looks like name@company.com',
  phone: 'This is no phone number: it has 5 to 15 digits',
  tooOften: 'You have done that several times already. Please wait an hour.',
  noMail: 'No e-mail can be sent here at the moment.',
  failed: 'It was not sent. Try again.',
}

/** What is said of the sound of a message, in English. */
export const sound = {
  sound: 'Sound on new messages',
}

/** What is said of files, in English. */
export const files = {
  uploading: (name: string) => `Uploading ${name}`,
  remove: (name: string) => `Remove ${name}`,
  tooLarge: 'It is too large: at most 20 MB.',
  refused: 'Files of this kind are not taken. Send a picture, a PDF or an office document.',
  damaged: 'It is damaged or empty.',
  picture: 'Picture',
  file: 'File',
}

/** What is said while one searches for help, in English. */
export const help = {
  placeholder: 'What are you looking for?',
  none: (words: string) =>
    words === '' ? 'There is nothing to read yet.' : `Nothing was found for “${words}”.`,
  count: (count: number) => (count === 1 ? '1 article' : `${count} articles`),
  all: 'All articles',
  gone: 'This article is not there any more.',
  failed: 'The articles cannot be reached.',
  offline: 'You are offline.',
}

/** What is said at the start, in English. */
export const home = {
  speak: 'Leave a voice message',
  speakHint: 'Up to two minutes; we answer you',
  closedHint: 'Nobody answers at this hour.',
  goOn: 'Go on with your chat',
  earlier: 'Earlier',
  greeting: 'Hello. How can we help?',
  writeHint: 'A person answers you right here',
  writeWait: (span: string) => `Answered in ${span} lately`,
  todayFrom: (spans: string) => `Open today ${spans}, by the clock where you are.`,
  nobody: 'Nobody is at the desk right now.',
  free: 'Free, in your browser. Nothing to install.',
  leaveHint: 'We answer by e-mail',
  callbackHint: 'Choose when your telephone rings',
}

/** What is said of calls, in English. */
export const calling = {
  asking: 'Allow the microphone',
  askingHint: 'Your browser asks you now. Nobody hears you before somebody answers.',
  calling: 'Calling…',
  nobodyHears: 'Nobody hears you yet.',
  connecting: 'Connecting…',
  reconnecting: 'The line dropped. Reconnecting… No need to do anything.',
  held: 'You are on hold. They come back in a moment.',
  quality: { good: 'Clear line', fair: 'A little rough', poor: 'Breaking up' },
  mute: 'Mute',
  muted: 'You are muted. Nobody hears you.',
  sound: 'Sound',
  keys: 'Keys',
  pressed: 'Pressed',
  write: 'Write',
  end: 'End call',
  hear: 'Tap to hear them',
  microphone: 'Microphone',
  speaker: 'Loudspeaker',
  level: 'How loud you are',
  backToCall: 'Back to the call',
  elsewhere: 'The call is in another tab',
  takeHere: 'Talk here',
  lost: 'Your microphone is gone',
  lostHint: 'It was unplugged, or a phone call has taken it.',
  again: 'Try again',
  callAgain: 'Call again',
  instead: 'Write to us',
  speak: 'Leave a voice message',
  over: {
    abandoned: ['You hung up', 'Nobody had answered yet.'],
    missed: ['Nobody could take your call', 'Leave a message, or try again in a moment.'],
    failed: ['The call was cut off', 'We could not get the line back. Call again or write.'],
  },
  refused: {
    denied: ['The microphone is blocked', 'Allow it beside the address of this page, then try again.'],
    dismissed: ['The question was closed', 'Try again, and choose Allow when your browser asks.'],
    page_forbids: ['This page allows no microphone', 'You can write to us instead.'],
    system_forbids: [
      'Your system keeps the microphone',
      'Allow it for your browser in the settings of your device.',
    ],
    none_found: ['No microphone was found', 'Plug one in, or write to us instead.'],
    in_use: ['Another program has the microphone', 'Close it, then try again.'],
    insecure: ['Calls need a secure page', 'You can write to us instead.'],
    failed: ['The microphone did not start', 'Try again, or write to us.'],
    no_way: ['Calls are not possible here', 'You can write to us instead.'],
    shut: ['Nobody takes calls at this hour', 'You can leave a message instead.'],
    full: ['All lines are taken', 'Leave a message, or try again in a moment.'],
  },
}

/** What is said at a greeting, in English. */
export const greeting = {
  dismiss: 'Dismiss',
}

/** What is said of spoken messages, in English. */
export const spoken = {
  asking: 'Allow the microphone',
  askingHint: 'Your browser asks you now. Only we hear what you record.',
  refused: 'There is no microphone',
  refusedHint: 'Allow it beside the address of this page, or plug one in. You can write instead.',
  again: 'Try again',
  write: 'Write instead',
  speak: 'Speak after the tone',
  speakHint: 'Say who you are and what it is about. You can hear it again before you send it.',
  level: 'How loud you are',
  stop: 'Stop',
  recorded: (length: string) => `Your message, ${length}`,
  hear: 'Hear it',
  hush: 'Stop hearing',
  anew: 'Record again',
  answerBy: 'How shall we answer?',
  byPhone: 'Call me',
  byMail: 'Write an e-mail',
  send: 'Send voice message',
  thanks: 'Thank you. We have your message.',
  thanksHint: 'Somebody listens to it in its turn and answers you.',
}

/** What is asked before a call that may be recorded, in English. */
export const recorded = {
  title: 'May we record this call?',
  hint: 'Only the people who look after quality here can listen to it. You can say no and call all the same.',
  yes: 'Yes, record it',
  no: 'No, call without recording',
}
