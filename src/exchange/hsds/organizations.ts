import type { Program } from '../../catalog/program/program.js'
import { say } from '../../messages/say.js'
import { hsdsOrganizationId, hsdsService } from './program-services.js'

export type NamedOrganization = Readonly<{ name: string; programs: readonly Program[] }>

/** Groups programs by organization, in order of their first programs. */
export const organizationsOf = (programs: readonly Program[]): readonly NamedOrganization[] => {
  const byName = new Map<string, Program[]>()
  for (const program of programs) {
    const own = byName.get(program.organization)
    if (own) own.push(program)
    else byName.set(program.organization, [program])
  }
  return [...byName].map(([name, own]) => ({ name, programs: own }))
}

/** An organization of HSDS 3.0; its name is all we know. */
export const hsdsOrganization = ({ name, programs }: NamedOrganization) => ({
  id: hsdsOrganizationId(name),
  name,
  description: say.hsds.organization(programs.length),
})

/** The same with its services, in their plain form. */
export const hsdsWholeOrganization = (organization: NamedOrganization) => ({
  ...hsdsOrganization(organization),
  services: organization.programs.map(hsdsService),
})
