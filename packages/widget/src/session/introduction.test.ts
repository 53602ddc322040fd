import { expect, test } from 'vitest'
import { Introduction } from './introduction.js'
import type { Admission, NoAdmission, Papers } from './visitor-token.js'

const site = { name: 'Help', brandName: 'Green Parcel' }
const me = { token: 't', visitor: 'one' }

function scene(answers: (Admission | NoAdmission | Error)[]) {
  const asked: Papers[] = []
  const said: string[] = []
  const introduction = new Introduction({
    admit: async (papers) => {
      asked.push(papers)
      const answer = answers.shift() ?? { ...me, site }
      if (answer instanceof Error) throw answer
      return answer
    },
    refused: ({ message }) => said.push(message),
    someoneElse: () => said.push('someone else'),
  })
  return { introduction, asked, said }
}

test('says once what the page has said, all together', async () => {
  const { introduction, asked } = scene([])
  await introduction.tell(me)
  introduction.identify('jwt')
  introduction.describe({ plan: 'gold' })
  introduction.describe({ seats: 3 })
  await introduction.tell(me)
  await introduction.tell(me)
  expect(asked).toEqual([{ token: 't', identity: 'jwt', attributes: { plan: 'gold', seats: 3 } }])
})

test('says it again when the gateway could not be reached', async () => {
  const { introduction, asked } = scene([new Error('away')])
  introduction.identify('jwt')
  await introduction.tell(me)
  await introduction.tell(me)
  expect(asked).toHaveLength(2)
})

test('tells why a word was refused, and does not repeat it', async () => {
  const { introduction, asked, said } = scene([{ refused: 'token_invalid', message: 'It has expired.' }])
  introduction.identify('jwt')
  await introduction.tell(me)
  await introduction.tell(me)
  expect(said).toEqual(['It has expired.'])
  expect(asked).toHaveLength(1)
})

test('begins anew when the browser is somebody else’s, who is named there', async () => {
  const { introduction, asked, said } = scene([{ token: 'u', visitor: 'two', site }])
  introduction.identify('jwt')
  await introduction.tell(me)
  expect(said).toEqual(['someone else'])
  await introduction.tell({ token: 'v', visitor: 'three' })
  expect(asked.at(-1)).toEqual({ token: 'v', identity: 'jwt' })
})
