/** The words about a person's picture in English; their shape binds every other language. */
export const pictureEn = {
  title: 'Picture',
  choose: 'Choose a picture',
  another: 'Another picture',
  remove: 'Remove it',
  hint: 'Visitors see it beside the name. PNG, JPEG, WebP or GIF, at most 10 MB.',
  kept: 'The picture is saved.',
  removed: 'The picture is removed.',
  refused: {
    file_too_large: 'The picture is too large: at most 10 MB.',
    file_type_refused: 'This is no picture. Choose a PNG, JPEG, WebP or GIF.',
    file_unreadable: 'The picture is damaged or far too large. Save it anew, smaller, and try again.',
  },
}

/** The same in Vietnamese. */
export const pictureVi: typeof pictureEn = {
  title: 'Ảnh',
  choose: 'Chọn ảnh',
  another: 'Ảnh khác',
  remove: 'Bỏ ảnh',
  hint: 'Khách thấy ảnh này cạnh tên. PNG, JPEG, WebP hoặc GIF, tối đa 10 MB.',
  kept: 'Đã lưu ảnh.',
  removed: 'Đã bỏ ảnh.',
  refused: {
    file_too_large: 'Ảnh lớn quá: tối đa 10 MB.',
    file_type_refused: 'Đây không phải là ảnh. Bạn chọn tệp PNG, JPEG, WebP hoặc GIF.',
    file_unreadable: 'Ảnh hỏng hoặc lớn quá nhiều. Bạn lưu lại nhỏ hơn rồi thử lần nữa.',
  },
}
