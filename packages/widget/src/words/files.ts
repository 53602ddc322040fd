/** What is said of files, in English; its shape binds every other language. */
const en = {
  uploading: (name: string) => `Uploading ${name}`,
  remove: (name: string) => `Remove ${name}`,
  tooLarge: 'It is too large: at most 20 MB.',
  refused: 'Files of this kind are not taken. Send a picture, a PDF or an office document.',
  damaged: 'It is damaged or empty.',
  picture: 'Picture',
  file: 'File',
}

/** What a language has to say of files. */
export type FileWords = typeof en

const vi: FileWords = {
  uploading: (name) => `Đang tải lên ${name}`,
  remove: (name) => `Bỏ ${name}`,
  tooLarge: 'Tệp lớn quá: tối đa 20 MB.',
  refused: 'Không nhận loại tệp này. Bạn gửi ảnh, PDF hoặc tài liệu văn phòng.',
  damaged: 'Tệp hỏng hoặc trống.',
  picture: 'Ảnh',
  file: 'Tệp',
}

const all: Readonly<Record<string, FileWords>> = { en, vi }

/** The words of a language (BCP 47) for files, which are fetched with what deals with them; English where it has none. */
export function fileWords(tag: string): FileWords {
  return all[tag] ?? en
}
