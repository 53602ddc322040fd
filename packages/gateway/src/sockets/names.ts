import type { Centre, Directory } from '../desk/centre.js'
import { placeOf } from '../desk/rights.js'
import type { Log, LoggedFact } from '../log/log.js'
import type { Names } from '../wire.js'

/** All names that these facts need, read before they are told: telling them must not wait, or they come out of order. */
export async function namesFor(
  facts: readonly LoggedFact[],
  { centre, log }: { readonly centre: Centre; readonly log: Log },
): Promise<Names> {
  const directories = new Map<number, Directory>()
  for (const { tenant } of facts) {
    if (!directories.has(tenant)) directories.set(tenant, await centre.directory(tenant))
  }
  const contacts = new Map<string, { readonly brandName: string; readonly queueName: string }>()
  for (const { type, tenant, body } of facts) {
    if (type !== 'work_reserved') continue
    const { contact } = body as { readonly contact: string }
    const place = placeOf(await log.head(contact))
    const directory = directories.get(tenant)
    contacts.set(contact, {
      brandName: (place && directory?.brand(place.brand)?.name) ?? '',
      queueName: (place && directory?.queue(place.queue)?.name) ?? '',
    })
  }
  return {
    staff: (id) => staffName(directories, id),
    picture: (id) => staffPicture(directories, id),
    queue: (id) => queueName(directories, id),
    contact: (id) => contacts.get(id) ?? nowhere,
  }
}

const nowhere = { brandName: '', queueName: '' }

function queueName(directories: ReadonlyMap<number, Directory>, id: string): string {
  for (const directory of directories.values()) {
    const queue = directory.queue(id)
    if (queue) return queue.name
  }
  return ''
}

/** Ids are unique over all tenants, and a fact names only people of its own. */
function staffName(directories: ReadonlyMap<number, Directory>, id: string): string {
  for (const directory of directories.values()) {
    const name = directory.staffName(id)
    if (name !== null) return name
  }
  return ''
}

function staffPicture(directories: ReadonlyMap<number, Directory>, id: string): string | null {
  for (const directory of directories.values()) {
    const picture = directory.staffPicture(id)
    if (picture !== null) return picture
  }
  return null
}
