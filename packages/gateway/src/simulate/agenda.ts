/** What is still to happen, soonest first; what is due at the same moment, in the order in which it was put down. */
export interface Agenda {
  /** Puts down something for a moment, epoch ms. */
  add(at: number, act: () => void): void
  /** Takes out what is soonest; null where nothing is left. */
  next(): { readonly at: number; readonly act: () => void } | null
}

interface Entry {
  readonly at: number
  readonly no: number
  readonly act: () => void
}

/** An empty agenda: a binary heap. */
export function createAgenda(): Agenda {
  const heap: Entry[] = []
  let no = 0
  const isBefore = (a: number, b: number): boolean => {
    const [x, y] = [heap[a], heap[b]]
    return x !== undefined && y !== undefined && (x.at < y.at || (x.at === y.at && x.no < y.no))
  }
  const swap = (a: number, b: number): void => {
    const [x, y] = [heap[a], heap[b]]
    if (x && y) [heap[a], heap[b]] = [y, x]
  }
  return {
    add(at, act) {
      heap.push({ at, no: (no += 1), act })
      for (let place = heap.length - 1; place > 0;) {
        const parent = (place - 1) >> 1
        if (!isBefore(place, parent)) break
        swap(place, parent)
        place = parent
      }
    },
    next() {
      const [first] = heap
      const last = heap.pop()
      if (!first || !last) return null
      if (heap.length > 0) heap[0] = last
      for (let place = 0; ;) {
        const [left, right] = [2 * place + 1, 2 * place + 2]
        const least = isBefore(right, left) ? right : left
        if (!isBefore(least, place)) return first
        swap(place, least)
        place = least
      }
    },
  }
}
