/** The fields of a form, by which the official client sends long parameters. Throws where the body is not the form it says. */
export async function multipartFields(
  bytes: Buffer<ArrayBuffer>,
  contentType: string,
): Promise<Record<string, string>> {
  const form = await new Response(bytes, { headers: { 'content-type': contentType } }).formData()
  const fields: Record<string, string> = {}
  form.forEach((value, name) => {
    if (typeof value === 'string') fields[name] = value
  })
  return fields
}
