import { pluginConformance } from 'kontor/testing'

pluginConformance('inventory')
