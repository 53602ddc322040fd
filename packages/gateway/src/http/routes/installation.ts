import type { CentreLists } from '../../centre/lists.js'
import type { Sightings } from '../../centre/sightings.js'
import { sessionOf } from '../access.js'
import { HttpFault } from '../http-fault.js'
import type { OwnOrigins } from '../own-origins.js'
import { answers, idParams, ref } from '../schemas.js'
import type { TypedServer } from './route.js'

interface InstallationParts {
  readonly lists: CentreLists
  readonly sightings: Sightings
  readonly own: OwnOrigins
}

/** The snippet of a site, and whether its pages have been heard of. */
export function installationRoutes(app: TypedServer, { lists, sightings, own }: InstallationParts): void {
  app.get('/api/v1/sites/:id/installation', {
    schema: {
      operationId: 'getInstallation',
      summary: 'The snippet to copy into the pages of a site, and when pages with it were last heard of.',
      tags: ['set-up'],
      'x-roles': ['admin'],
      'x-tenant-scoped': true,
      params: idParams,
      response: answers(ref('Installation')),
    },
    handler: async (request) => {
      const { tenant } = sessionOf(request)
      const site = (await lists.sites(tenant)).find(({ id }) => id === request.params.id)
      if (site === undefined) throw new HttpFault('not_found')
      return {
        snippet: `<script async src="${own.main}/widget.js" data-site="${site.key}"></script>`,
        seen: await sightings.of(tenant, site.id),
      }
    },
  })
}
