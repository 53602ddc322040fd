/** What one socket may ask for and hold; times in milliseconds, sizes in bytes of UTF-8 unless the name says otherwise. */
export const limits = {
  /** A socket that has not said hello by then is closed with `hello_timeout`. */
  helloMs: 5_000,
  visitorFrameBytes: 65_536,
  staffFrameBytes: 262_144,
  /** A message's or note's text, in UTF-16 code units as `String.length` counts them. */
  textLength: 8_000,
  commentLength: 2_000,
  /** The largest file of most kinds, and of plain text. */
  fileBytes: 20_971_520,
  textFileBytes: 2_097_152,
  /** Files that are taken in for one contact. */
  filesPerContact: 50,
  /** A file that was taken in and not sent is thrown away after so long. */
  unsentFileMs: 3_600_000,
  /** The name of a file, in UTF-16 code units; longer ones are cut. */
  fileNameLength: 120,
  /** What else a client may write, in UTF-16 code units. */
  tokenLength: 4_096,
  localeLength: 35,
  pageLength: 2_048,
  emailLength: 254,
  phoneLength: 40,
  nameLength: 100,
  /** Fields of the form that a site asks first, and an answer to one, in UTF-16 code units. */
  answers: 20,
  answerLength: 500,
  /** Quick replies of a message, links of a card, and the length of their labels, of a card's title and of an address. */
  quickReplies: 5,
  cardLinks: 3,
  labelLength: 40,
  cardTitleLength: 100,
  linkLength: 2_048,
  dispositionLength: 100,
  reasonLength: 100,
  /** Commands that a client may have unanswered; further ones wait in its outbox. */
  unacknowledged: 32,
  /** Commands a second a socket may send on average, and at once. */
  commandsPerSecond: 20,
  commandBurst: 40,
  /** Follows, pulls and probes, which cost a read: a second on average, and at once. */
  readsPerSecond: 40,
  readBurst: 240,
  /** Facts sent at most for one stream on resume; beyond that the server says `limited`. */
  replay: 500,
  heartbeatMs: 25_000,
  staffHeartbeatMs: 10_000,
  /** The server closes a socket that was silent for so long. */
  silenceMs: 60_000,
  /** The client gives a silent socket up after so long; background timers may be a minute late. */
  clientSilenceMs: 70_000,
  /** The client sends an unanswered command again after so long. */
  resendMs: 10_000,
  /** Above this many bytes waiting in a socket, ephemeral frames are dropped. */
  ephemeralCapBytes: 65_536,
  /** Above this many bytes waiting in a socket, it is closed with `slow_reader`; the client resumes. */
  bufferCapBytes: 262_144,
  /** A client that asked for a heartbeat gives the line up after so long. */
  probeMs: 5_000,
  /** A notice of typing is forgotten after so long, and sent at most this often. */
  typingMs: 6_000,
  typingEveryMs: 2_000,
  /** Streams one socket may follow at once. */
  followedStreams: 200,
} as const
