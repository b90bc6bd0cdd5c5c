import testUtils from '@adonisjs/core/services/test_utils'
import { test } from 'kontor/testing'
import { originOf } from '#kernel/companies/origin'

test.group('Where a request came from', () => {
  test('is unknown when its connection has ended meanwhile, and no failure', async ({ assert }) => {
    const http = await testUtils.createHttpContext()
    assert.isUndefined(http.request.ip())
    assert.deepEqual(originOf(http), { ip: '', userAgent: null })
  })
})
