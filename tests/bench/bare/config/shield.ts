import { defineConfig } from '@adonisjs/shield'

export default defineConfig({})
