import { defineConfig, drivers } from '@adonisjs/core/encryption'

export default defineConfig({
  default: 'gcm',
  list: { gcm: drivers.aes256gcm({ keys: ['a-bare-application-needs-a-key-as-well'], id: 'gcm' }) },
})
