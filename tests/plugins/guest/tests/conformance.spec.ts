import { pluginConformance } from 'kontor/testing'

pluginConformance('guest')
