import ipaddr from 'ipaddr.js'

/** Says whether an address may be called by a protocol (`https:` or `http:`). */
export type Guard = (address: string, protocol: string) => boolean

/** Loopback, where a demo may call. */
const loopback = ['127.0.0.0/8', '::1/128']

/** Whether a text is a network such as 10.0.0.0/8. */
export function isNetwork(text: string): boolean {
  return ipaddr.isValidCIDR(text)
}

/**
 * Public addresses by https alone: an administrator of one tenant must not reach what stands beside the gateway. `networks`
 * are allowed besides; in demo mode loopback as well, and there plain http too.
 */
export function createGuard({
  networks,
  demo,
}: {
  readonly networks: readonly string[]
  readonly demo: boolean
}): Guard {
  const allowed = [...networks, ...(demo ? loopback : [])].map((network) => ipaddr.parseCIDR(network))
  return (text, protocol) => {
    if (!ipaddr.isValid(text)) return false
    // An IPv4 address in the clothes of IPv6 is judged as what it is.
    const address = ipaddr.process(text)
    const range = address.range()
    if (protocol !== 'https:' && !(demo && range === 'loopback')) return false
    return (
      range === 'unicast' ||
      allowed.some(([network, bits]) => network.kind() === address.kind() && address.match(network, bits))
    )
  }
}
