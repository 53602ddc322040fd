import { cdp } from 'vitest/browser'

interface Node {
  readonly nodeId: string
  readonly ignored: boolean
  readonly role?: { readonly value: string }
  readonly name?: { readonly value: string }
  readonly value?: { readonly value: string | number }
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[]
  readonly childIds?: readonly string[]
  readonly backendDOMNodeId?: number
}

interface Frame {
  readonly frame: { readonly id: string; readonly url: string }
  readonly childFrames?: readonly Frame[]
}

/** What Chromium's own inspector answers; its types come with no package that is here. */
interface Inspector {
  send(method: 'Page.getFrameTree'): Promise<{ readonly frameTree: Frame }>
  send(
    method: 'Accessibility.getFullAXTree',
    of: { readonly frameId: string },
  ): Promise<{ readonly nodes: readonly Node[] }>
}

/** Lines of text, which the element around them says already, and boxes that say nothing. */
const silent = new Set(['InlineTextBox', 'none', 'generic', 'GenericContainer', 'RootWebArea', 'StaticText'])
const told = [
  'expanded',
  'checked',
  'pressed',
  'disabled',
  'invalid',
  'live',
  'required',
  'focused',
  'hasPopup',
]

/** What a screen reader meets on the page, a line each, in its order: the tree that Chromium hands to one. */
export async function spoken(): Promise<readonly string[]> {
  const inspector = cdp() as unknown as Inspector
  const { frameTree } = await inspector.send('Page.getFrameTree')
  const here = all(frameTree).find(({ frame }) => frame.url === location.href)
  if (here === undefined) throw new Error('this page is in no frame')
  const { nodes } = await inspector.send('Accessibility.getFullAXTree', { frameId: here.frame.id })
  const byId = new Map(nodes.map((node) => [node.nodeId, node]))
  const lines = nodes.slice(0, 1).flatMap((root) => linesOf(root, byId, 0))
  // Who speaks and what is said are pieces of one line.
  return lines
    .join('\n')
    .replace(/”\n *“:”\n *“/g, ': ')
    .split('\n')
}

function all(tree: Frame): readonly Frame[] {
  return [tree, ...(tree.childFrames ?? []).flatMap(all)]
}

function linesOf(node: Node, byId: ReadonlyMap<string, Node>, depth: number): string[] {
  const role = node.role?.value ?? 'none'
  const name = node.name?.value ?? ''
  const children = (node.childIds ?? []).flatMap((id) => byId.get(id) ?? [])
  const text = role === 'StaticText' && name.trim() !== '' ? name.trim() : null
  const says = !node.ignored && !silent.has(role)
  const own = says ? [`${'  '.repeat(depth)}${sentence(node, role, name)}`] : []
  // The words of a button are its name.
  const inside = name !== '' && leaves.has(role) ? [] : children
  const rest = inside.flatMap((child) => linesOf(child, byId, says ? depth + 1 : depth))
  return text === null ? [...own, ...rest] : [`${'  '.repeat(depth)}“${text}”`]
}

const leaves = new Set(['button', 'link', 'heading', 'radio', 'switch', 'checkbox', 'LabelText'])

function sentence({ value, properties = [] }: Node, role: string, name: string): string {
  const states = properties.flatMap(({ name: state, value: is }) =>
    told.includes(state) && is.value !== false && is.value !== 'false' ? [stateOf(state, is.value)] : [],
  )
  const holds = value === undefined || value.value === '' ? [] : [`holds “${value.value}”`]
  return [name === '' ? role : `${role} “${name}”`, ...holds, ...states].join(', ')
}

function stateOf(state: string, value: unknown): string {
  return value === true || value === 'true' ? state : `${state} ${String(value)}`
}
