/** Every address of the pages. A child or a record is named by its random id, never by a name or a number. */
export const paths = {
  home: '/',
  signIn: '/sign-in',
  signOut: '/sign-out',
  notices: '/notices',
  readNotice: (id: string) => `/notices/${id}/read`,

  search: '/search',
  searchResults: (id: string) => `/search/${id}`,
  children: '/children',
  newChild: '/children/new',
  openByNumber: '/children/emergency',
  child: (id: string) => `/children/${id}`,
  childHistory: (id: string) => `/children/${id}/history`,
  openInEmergency: (id: string) => `/children/${id}/emergency`,
  startCare: (id: string) => `/children/${id}/care`,
  endCare: (id: string) => `/children/${id}/care/ending`,
  recordLegalStatus: (id: string) => `/children/${id}/legal-status`,
  recordBirth: (id: string) => `/children/${id}/dates-of-birth`,
  recordUnaccompanied: (id: string) => `/children/${id}/unaccompanied`,
  endUnaccompanied: (id: string) => `/children/${id}/unaccompanied/ending`,
  trafficking: (id: string) => `/children/${id}/trafficking`,
  recordTrafficking: (id: string, what: string) => `/children/${id}/trafficking/${what}`,
  endFinding: (id: string, finding: string) => `/children/${id}/trafficking/findings/${finding}/ending`,
  decideReferral: (id: string, referral: string) => `/children/${id}/trafficking/referrals/${referral}/decision`,
  allocate: (id: string) => `/children/${id}/allocation`,
  restrict: (id: string) => `/children/${id}/restriction`,
  nameInRestriction: (id: string, restriction: string) => `/children/${id}/restriction/${restriction}/people`,
  endRestriction: (id: string, restriction: string) => `/children/${id}/restriction/${restriction}/ending`,

  childPlacements: (id: string) => `/children/${id}/placements`,
  startPlacement: (child: string) => `/children/${child}/placements/new`,
  actualPlacement: (child: string) => `/children/${child}/placements/actual`,
  placement: (id: string) => `/placements/${id}`,
  endPlacement: (id: string) => `/placements/${id}/ending`,
  breach: (id: string) => `/breaches/${id}`,

  careSettings: '/care-settings',
  newCareSetting: '/care-settings/new',
  careSetting: (id: string) => `/care-settings/${id}`,
  careSettingHistory: (id: string) => `/care-settings/${id}/history`,
  recordRegistration: (setting: string) => `/care-settings/${setting}/registrations/new`,
  correctRegistration: (setting: string, id: string) => `/care-settings/${setting}/registrations/${id}`,
  restrictAdmissions: (setting: string) => `/care-settings/${setting}/admission-restrictions/new`,
  correctRestriction: (setting: string, id: string) => `/care-settings/${setting}/admission-restrictions/${id}`,
  approveCarer: (setting: string) => `/care-settings/${setting}/carer-approvals/new`,
  correctApproval: (setting: string, id: string) => `/care-settings/${setting}/carer-approvals/${id}`,

  missing: '/missing',
  reportMissing: '/missing/report',
  childMissing: (id: string) => `/children/${id}/missing`,
  reportChildMissing: (child: string) => `/children/${child}/missing/report`,
  absence: (id: string) => `/missing/${id}`,
  locate: (id: string) => `/missing/${id}/located`,
  return: (id: string) => `/missing/${id}/returned`,

  returns: '/returns',
  check903: '/returns/903',
  monthlyReturn: (month: string) => `/returns/monthly/${month}`,
  monthlyReturnRows: (month: string) => `/returns/monthly/${month}/rows`,
  monthlyReturnCsv: (month: string) => `/returns/monthly/${month}.csv`,
  monthlyReturnJson: (month: string) => `/returns/monthly/${month}.json`,

  law: '/law',
  accessibility: '/accessibility-statement',
  privacy: '/privacy',
} as const;

/** The page about what the API calls by this address; undefined stays undefined. */
export function pageOf(address: string | undefined): string | undefined {
  return address?.replace(/^\/api\/v1\/absences\//, '/missing/').replace(/^\/api\/v1\//, '/');
}
