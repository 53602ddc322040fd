/** What is said of messages that were left, wishes to be called, and letters. */
export const left = {
  left: {
    take: 'Take it',
    message: (who: string) => `${who} left a message, to be answered by e-mail`,
    callback: (who: string, number: string, at: string | null) =>
      at === null
        ? `${who} wishes to be called: ${number}`
        : `${who} wishes to be called: ${number}, from ${at}`,
    voice: (who: string, seconds: string) => `${who} left a voice message of ${seconds}`,
    answerByMail: 'to be answered by e-mail',
    answerByCall: (number: string) => `to be called back: ${number}`,
    row: { message: 'Left a message', callback: 'Wishes to be called' },
    erased: 'erased',
    somebody: 'The visitor',
    byMail: (address: string) => `Your answer goes by e-mail to ${address}.`,
    noAddress: 'No e-mail address was left: call, then close.',
    mailOff: 'E-mail is not set up here: this cannot be answered. Ask an administrator, and leave a note.',
    mailOffCall: 'E-mail is not set up here: call, and leave a note.',
    arrived: 'By e-mail',
    waiting: 'Is being sent by e-mail',
    sent: 'Sent by e-mail',
    notDelivered: (why: string) => `Not delivered: ${why}`,
    again: (at: string) => `It is tried again at ${at}.`,
    retry: 'Send again',
    reasons: {
      unreachable: 'the mail server cannot be reached.',
      refused: 'the mail server refused it.',
      no_server: 'there is no mail server.',
      erased: 'the address was erased.',
      bounced: 'it came back.',
    },
    attachments: (n: number) =>
      n === 1 ? 'One file was left in the mailbox.' : `${String(n)} files were left in the mailbox.`,
    transcript: 'Send the conversation by e-mail',
    transcriptBy: (name: string) => `${name} had the conversation sent by e-mail`,
    transcriptByVisitor: 'The visitor had the conversation sent by e-mail',
    reached: 'I reached them',
    noAnswer: 'Nobody answered',
    attempts: {
      reached: (name: string) => `${name} called and reached the visitor`,
      no_answer: (name: string) => `${name} called, nobody answered`,
      busy: (name: string) => `${name} called, the line was busy`,
      wrong_number: (name: string) => `${name} called, the number is wrong`,
    },
    failed: 'That did not work.',
  },
}
