import router from '@adonisjs/core/services/router'
import { statements } from '../../statements.js'

const { page, count, create, aggregate } = await statements()

router.get('/', () => ({ hello: 'world' }))

/** The same rows as Kontor's list, by one prepared statement, as JSON. */
router.get('/list', async ({ request }) => ({ data: await page(request.qs().region) }))

/** The same with their number. */
router.get('/counted', async ({ request }) => {
  const { region } = request.qs()
  return { data: await page(region), count: await count(region) }
})

/** One row and one line of history, committed before the answer. */
router.post('/create', async () => ({ data: { id: await create() } }))

/** Orders by status and region, counted and added up. */
router.get('/aggregate', async () => ({ data: await aggregate() }))
