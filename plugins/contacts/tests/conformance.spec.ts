import { pluginConformance } from 'kontor/testing'

pluginConformance('contacts')
