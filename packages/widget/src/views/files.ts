import { createUploads, httpPut, mayRetry } from '@switchboard/client'
import type { Upload, Uploads } from '@switchboard/client'
import type { FileSent, Uuid } from '@switchboard/protocol'
import type { TemplateResult } from 'lit/html.js'
import type { Message } from '../conversation/conversation.js'
import type { FileDesk, FileDeskParts } from '../later/file-desk.js'
import type { Kit } from '../later/kit.js'
import { filesStyle } from '../style/files.js'
import type { Words } from '../words/words.js'
import { fileWords } from '../words/tables/files.js'
import type { Scene } from './view.js'

/** Where a file can be had for some minutes. Times in epoch ms. */
interface Links {
  readonly url: string
  readonly preview: string | null
  readonly expiresAt: number
}

/** An address is asked for anew so long before it runs out, and so long after it could not be had, in ms. */
const marginMs = 30_000

function open({ kit, session, changed }: FileDeskParts): FileDesk {
  const authorization = (): Record<string, string> => ({ authorization: `Bearer ${session.token ?? ''}` })
  const uploads = createUploads({
    put: httpPut(async (contact) => ({
      url: `${session.gateway.origin}/api/v1/visitor/contacts/${contact}/files`,
      headers: authorization(),
    })),
    send: (contact, file, id) => session.send({ t: 'send_file', stream: contact, file }, id),
    newId: kit.newId,
    changed,
    mostBytes: kit.most.file,
  })
  const known = new Map<Uuid, Links | number>()
  const ask = async (file: Uuid): Promise<void> => {
    known.set(file, Date.now() + marginMs)
    const answer = await fetch(`${session.gateway.origin}/api/v1/visitor/files/${file}/links`, {
      method: 'POST',
      headers: authorization(),
      credentials: 'omit',
    }).catch(() => null)
    if (answer?.ok !== true) return
    known.set(file, (await answer.json()) as Links)
    changed()
  }
  const linksOf = (file: Uuid): Links | null => {
    const links = known.get(file)
    const until = typeof links === 'object' ? links.expiresAt - marginMs : (links ?? 0)
    if (Date.now() >= until) void ask(file)
    return typeof links === 'object' ? links : null
  }
  return {
    add(files) {
      if (session.contact !== undefined) uploads.add(session.contact, files)
    },
    message: (message, scene) =>
      drawn(kit, message, { scene, links: message.file ? linksOf(message.file.file) : null }),
    picture: (file) => linksOf(file)?.preview ?? null,
    tray: (scene) => tray(kit, uploads, scene),
    close: () => uploads.close(),
  }
}

function drawn(
  { html, svg, nothing }: Kit,
  { file, text }: Message,
  { scene, links }: { readonly scene: Scene; readonly links: Links | null },
): TemplateResult {
  const { words } = scene
  const said = fileWords(words.tag)
  const { kind = 'pdf', bytes = 0, width = 4, height = 3 } = file ?? ({} as Partial<FileSent>)
  const about = html`<span class="about"><b>${text}</b><small>${kind === 'image' ? said.picture : kind === 'pdf' ? 'PDF' : said.file}, ${sizeOf(bytes, words)}</small></span>`
  const href = links?.url ?? nothing
  if (kind === 'image' && links !== null && links.preview !== null)
    return html`<a class="shown" href=${href} target="_blank" rel="noopener noreferrer"
      ><img src=${links.preview} width=${width} height=${height} alt="" @error=${hide} />${about}</a
    >`
  return html`<a class="kept" href=${href} target="_blank" rel="noopener noreferrer"
    ><span class="sheet">${svg`<svg class="icon" width="20" height="20" viewBox="0 0 20 20" aria-hidden="true"><path d="M5.500 3.500H11.500L15.500 7.500V16.500H5.500ZM11.500 3.500v4h4"/></svg>`}</span>${about}</a
  >`
}

/** The page's own policy may allow no pictures of ours: the name and the way to it are still there. */
function hide({ target }: Event): void {
  ;(target as HTMLElement).hidden = true
}

function tray({ html, icon, nothing }: Kit, uploads: Uploads, { words }: Scene): TemplateResult | null {
  if (uploads.all.length === 0) return null
  const said = fileWords(words.tag)
  return html`<ul class="tray">
    ${uploads.all.map((one) => {
      const failed = one.is === 'failed'
      return html`<li class=${one.is}>
        <span class="about"
          ><b>${one.name}</b>${
            failed
              ? html`<small role="alert">${words.notSent} ${why(one, words)}</small>`
              : html`<progress max="1" .value=${one.share} aria-label=${said.uploading(one.name)}></progress>`
          }</span
        >
        ${failed && mayRetry(one.code) ? html`<button class="link" type="button" @click=${() => uploads.retry(one.key)}>${words.tryAgain}</button>` : nothing}
        <button class="quiet" type="button" aria-label=${said.remove(one.name)} @click=${() => uploads.cancel(one.key)}>${icon('close', 16)}</button>
      </li>`
    })}
  </ul>`
}

function why({ code }: Upload, words: Words): string {
  const said = fileWords(words.tag)
  if (code === 'file_too_large') return said.tooLarge
  if (code === 'file_type_refused') return said.refused
  if (code === 'contact_over') return words.chatWasOver
  return code === 'file_empty' || code === 'file_unreadable' ? said.damaged : ''
}

function sizeOf(bytes: number, words: Words): string {
  const large = bytes >= 1_000_000
  return new Intl.NumberFormat(words.tag, {
    style: 'unit',
    unit: large ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: large ? 1 : 0,
  }).format(large ? bytes / 1_000_000 : Math.max(1, bytes / 1_000))
}

/** All that is needed for files, fetched when there are any. */
export const files: { readonly style: string; readonly open: (parts: FileDeskParts) => FileDesk } = {
  style: filesStyle,
  open,
}
