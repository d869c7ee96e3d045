import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import { type CityPoint, type Places, toPlaces, type ZipPoint } from '../search/places/places.js'

/** The bundled files (prisma/seed/README.md says where from), seen from src/ and dist/ alike. */
export const seedFolder = new URL('../../prisma/seed/', import.meta.url)

/** The bytes of one bundled file. */
export const readSeed = (name: string): Promise<Buffer> => readFile(new URL(name, seedFolder))
/** `npm run catalogue` writes these two without quotes, so a line is split at its commas. */
const rowsOf = async (name: string): Promise<readonly (readonly string[])[]> =>
  gunzipSync(await readSeed(name))
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))

/** Every ZIP that a search may start from. */
export const zipRows = async (): Promise<readonly ZipPoint[]> =>
  (await rowsOf('zips.csv.gz')).map(([zip = '', lat, lon, state = '']) => ({
    zip,
    lat: Number(lat),
    lon: Number(lon),
    state,
  }))

/** Every city that a search may start from. */
export const cityRows = async (): Promise<readonly CityPoint[]> =>
  (await rowsOf('cities.csv.gz')).map(([city = '', state = '', lat, lon]) => ({
    city,
    state,
    lat: Number(lat),
    lon: Number(lon),
  }))

/** Every ZIP and city that a search may start from. */
export const readPlaces = async (): Promise<Places> => {
  const [zips, cities] = await Promise.all([zipRows(), cityRows()])
  return toPlaces(zips, cities)
}
