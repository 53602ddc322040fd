/** What is said of files, in English; its shape binds every other language. */
export const files = {
  attach: 'Attach files',
  onTheirWay: 'Files on their way',
  waiting: 'Waiting…',
  progress: (name: string) => `Uploading ${name}`,
  cancel: (name: string) => `Remove ${name}`,
  unreachable: 'No answer from the server.',
  enlarge: 'Show it large',
  saveIt: 'Save it',
  save: (name: string) => `Save ${name}`,
  close: 'Close the picture',
  kinds: {
    image: 'Picture',
    pdf: 'PDF',
    text: 'Text',
    document: 'Document',
    spreadsheet: 'Spreadsheet',
    presentation: 'Presentation',
    audio: 'Voice message',
  },
}

/** Why a file was refused, by code. */
export const refusedFiles = {
  file_unknown: 'The file is no longer there. Attach it again.',
  file_empty: 'The file is empty. Choose another one.',
  file_too_large: 'The file is too large: at most 20 MB, text at most 2 MB.',
  file_type_refused: 'This type is not taken. Send a picture, a PDF, a text or an office document.',
  file_unreadable: 'The file is damaged or not what it says. Save it anew and try again.',
  too_many_files: 'This chat holds as many files as it may. Send a link instead.',
  upload_too_slow: 'The upload came to a halt. Try again.',
}
