import { pick, randomOf } from './random.mjs'

const values = {
  level: ['iop', 'php'],
  payment: ['medicaid', 'medicare', 'private', 'tricare', 'self-pay', 'sliding-fee'],
  age: ['adolescents', 'young-adults', 'adults', 'older-adults'],
  modality: ['cbt', 'dbt', 'family', 'group', 'motivational-interviewing', 'trauma'],
  focus: ['mental-health', 'substance-use', 'co-occurring'],
  population: ['veterans', 'women', 'lgbtq', 'pregnant'],
  state: ['CA', 'NY', 'TX', 'OH', 'FL', 'MA', 'IL', 'PA', 'WA', 'CO'],
}

/**
 * Search addresses as people make them: one to three filters, sometimes hours, a place or a word;
 * each only once.
 */
export const searchAddresses = (count, zips) => {
  const random = randomOf(7)
  const addresses = new Set()
  while (addresses.size < count) {
    const params = new URLSearchParams()
    for (let i = 0; i <= Math.floor(random() * 3); i++) {
      const key = pick(random, Object.keys(values))
      params.append(key, pick(random, values[key]))
    }
    if (random() < 0.3) params.set('hours_max', String(9 + Math.floor(random() * 12)))
    if (random() < 0.4) params.set('near', pick(random, zips))
    if (random() < 0.2)
      params.set('q', pick(random, ['recovery', 'center', 'health', 'family', 'behavioral']))
    if (random() < 0.2) params.set('page', String(1 + Math.floor(random() * 3)))
    addresses.add(`/programs?${params}`)
  }
  return [...addresses]
}
