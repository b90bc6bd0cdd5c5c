import { defineConfig } from '@adonisjs/core/bodyparser'

/** Empty strings stay as sent: whether "" means null is the field's own decision. */
export default defineConfig({
  allowedMethods: ['POST', 'PUT', 'PATCH', 'DELETE'],
  form: { convertEmptyStringsToNull: false, types: ['application/x-www-form-urlencoded'] },
  json: { convertEmptyStringsToNull: false, types: ['application/json'], limit: '2mb' },
  multipart: {
    autoProcess: true,
    convertEmptyStringsToNull: false,
    processManually: [],
    limit: '200mb',
    types: ['multipart/form-data'],
  },
})
