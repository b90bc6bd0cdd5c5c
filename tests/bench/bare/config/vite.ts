import { defineConfig } from '@adonisjs/vite'

export default defineConfig({})
