/** The minutes of the local day that somebody works, and the days off (1 is Monday). */
interface Hours {
  readonly from: number
  readonly to: number
  readonly off: readonly number[]
}

const early = (off: readonly number[]): Hours => ({ from: 7 * 60 - 5, to: 15 * 60 + 30, off })
const middle = (off: readonly number[]): Hours => ({ from: 9 * 60, to: 17 * 60 + 30, off })
const late = (off: readonly number[]): Hours => ({ from: 12 * 60 + 30, to: 21 * 60 + 15, off })

/** Somebody who answers in a simulated centre. `queues`: places in the list of the tenant's queues. */
export interface Person extends Hours {
  readonly user: string
  readonly name: string
  readonly queues: readonly number[]
  readonly chats: number
  readonly pace: number
  readonly liked: number
}

/** Everybody, by tenant; the first few are enough for a small centre. */
export const people: readonly Person[] = [
  { user: 'lan', name: 'Lan Bui', queues: [0, 1], chats: 2, pace: 0.85, liked: 1.25, ...early([6, 7]) },
  { user: 'minh', name: 'Minh Do', queues: [0, 2], chats: 2, pace: 1, liked: 1, ...middle([6, 7]) },
  { user: 'hoa', name: 'Hoa Dang', queues: [0, 1], chats: 3, pace: 0.9, liked: 1.1, ...late([7, 1]) },
  { user: 'tuan', name: 'Tuan Ngo', queues: [1, 2], chats: 2, pace: 1.25, liked: 0.8, ...early([2, 3]) },
  { user: 'mai', name: 'Mai Duong', queues: [0, 1, 2], chats: 2, pace: 0.95, liked: 1.15, ...middle([6, 7]) },
  { user: 'khanh', name: 'Khanh Ly', queues: [0, 2], chats: 2, pace: 1.1, liked: 0.95, ...late([3, 4]) },
  {
    user: 'phuong',
    name: 'Phuong Truong',
    queues: [1, 2],
    chats: 3,
    pace: 0.9,
    liked: 1.05,
    ...middle([5, 6]),
  },
  { user: 'quang', name: 'Quang Dinh', queues: [0, 1], chats: 1, pace: 1.3, liked: 0.85, ...early([6, 7]) },
  { user: 'thao', name: 'Thao Mai', queues: [0, 2], chats: 2, pace: 1, liked: 1.2, ...late([6, 7]) },
  { user: 'viet', name: 'Viet Trinh', queues: [0, 1], chats: 2, pace: 1.05, liked: 0.9, ...middle([1, 2]) },
  { user: 'yen', name: 'Yen Cao', queues: [1, 2], chats: 2, pace: 0.95, liked: 1.1, ...late([6, 7]) },
  { user: 'long', name: 'Long Vu', queues: [0, 1, 2], chats: 2, pace: 1.1, liked: 1, ...early([4, 5]) },
]
