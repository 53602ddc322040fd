declare module 's3rver' {
  import type { RequestListener } from 'node:http'

  /** A server that speaks S3, over a folder. */
  export default class S3rver {
    constructor(options: {
      readonly directory: string
      readonly silent?: boolean
      readonly configureBuckets?: readonly { readonly name: string }[]
    })
    configureBuckets(): Promise<unknown>
    getMiddleware(): RequestListener
  }
}
