import { expect, it } from '@jest/globals'
import { openDatabase } from '../../../src/store/connection/database.js'
import { describeServer } from '../../support/database/fresh-database.js'
import { until } from '../../support/process/child.js'
import { identityIn, idIn, sourced, tenFacts } from '../../support/site/listing-html.js'
import { openTownSite, siteOver } from '../../support/site/open-site.js'
import { signedIn } from '../../support/site/signed-in.js'

describeServer('what an editor publishes', () => {
  it('is found by its filters by visitors of another process, and a second program of its kind beside it', async () => {
    const here = await openTownSite('server')
    const there = await siteOver(
      await openDatabase({ databaseUrl: here.database.connectionString as string, dataDir: '' }),
    )
    try {
      const editor = await signedIn(here)
      const identity = identityIn((await editor.get('/admin/listings/new')).text)
      const id = idIn(
        (
          await editor.post('/admin/listings/new', {
            version: '',
            identity,
            ...tenFacts,
            ...sourced,
          })
        ).headers['location'],
      )
      await editor
        .post(`/admin/listings/${id}/status`, { version: '1', to: 'published' })
        .expect(303)
      const seen = async () =>
        (
          await there.get(
            '/programs?near=43215&payment=medicaid&modality=dbt&hours_max=12&accepting=yes&source=editor',
          )
        ).text.includes('Quiet Harbor Evening IOP')
      await until(seen)
      expect(await seen()).toBe(true)
    } finally {
      await there.close()
      await here.close()
    }
  })
})
