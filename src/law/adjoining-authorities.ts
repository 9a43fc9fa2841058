import { plainDate, type PlainDate } from '../kernel/plain-date.js';

/**
 * Which local authorities adjoin which (regulation 11: a placement outside the area and not in an adjoining one is at a
 * distance). Compiled by hand from the published map of counties and unitary authorities as they have been since 1 April
 * 2023; not checked against the boundary data of the Office for National Statistics, so unverified. It holds the
 * authorities whose neighbours could be named with confidence; everything else is unknown, and unknown asks for the
 * director's approval.
 *
 * A row: ONS code, name, codes of its neighbours, and whether those are all of them.
 */
const ROWS: readonly (readonly [code: string, name: string, adjoins: readonly string[], areAll: boolean])[] = [
  ['E09000002', 'Barking and Dagenham', ['E09000004', 'E09000011', 'E09000016', 'E09000025', 'E09000026'], false], // Bexley, Greenwich, Havering, Newham, Redbridge
  ['E09000003', 'Barnet', ['E09000005', 'E09000007', 'E09000010', 'E09000014', 'E09000015', 'E10000015'], true], // Brent, Camden, Enfield, Haringey, Harrow, Hertfordshire
  ['E08000016', 'Barnsley', ['E10000007', 'E08000017', 'E08000034', 'E08000018', 'E08000019', 'E08000036'], true], // Derbyshire, Doncaster, Kirklees, Rotherham, Sheffield, Wakefield
  ['E09000004', 'Bexley', ['E09000002', 'E09000006', 'E09000011', 'E09000016', 'E10000016'], false], // Barking and Dagenham, Bromley, Greenwich, Havering, Kent
  [
    'E08000025',
    'Birmingham',
    ['E08000027', 'E08000028', 'E08000029', 'E10000028', 'E08000030', 'E10000031', 'E10000034'],
    true,
  ], // Dudley, Sandwell, Solihull, Staffordshire, Walsall, Warwickshire, Worcestershire
  ['E06000009', 'Blackpool', ['E10000017'], true], // Lancashire
  ['E08000001', 'Bolton', ['E06000008', 'E08000002', 'E10000017', 'E08000006', 'E08000010'], true], // Blackburn with Darwen, Bury, Lancashire, Salford, Wigan
  ['E08000032', 'Bradford', ['E08000033', 'E08000034', 'E10000017', 'E08000035', 'E06000065'], true], // Calderdale, Kirklees, Lancashire, Leeds, North Yorkshire
  [
    'E09000005',
    'Brent',
    ['E09000003', 'E09000007', 'E09000009', 'E09000013', 'E09000015', 'E09000020', 'E09000033'],
    true,
  ], // Barnet, Camden, Ealing, Hammersmith and Fulham, Harrow, Kensington and Chelsea, Westminster
  [
    'E09000006',
    'Bromley',
    ['E09000004', 'E09000008', 'E09000011', 'E10000016', 'E09000022', 'E09000023', 'E09000028', 'E10000030'],
    false,
  ], // Bexley, Croydon, Greenwich, Kent, Lambeth, Lewisham, Southwark, Surrey
  ['E08000002', 'Bury', ['E08000001', 'E10000017', 'E08000003', 'E08000005', 'E08000006'], false], // Bolton, Lancashire, Manchester, Rochdale, Salford
  ['E08000033', 'Calderdale', ['E08000032', 'E08000034', 'E10000017', 'E08000005'], false], // Bradford, Kirklees, Lancashire, Rochdale
  ['E09000007', 'Camden', ['E09000003', 'E09000005', 'E09000001', 'E09000014', 'E09000019', 'E09000033'], true], // Barnet, Brent, City of London, Haringey, Islington, Westminster
  ['E08000026', 'Coventry', ['E08000029', 'E10000031'], true], // Solihull, Warwickshire
  ['E09000008', 'Croydon', ['E09000006', 'E09000022', 'E09000024', 'E10000030', 'E09000029'], false], // Bromley, Lambeth, Merton, Surrey, Sutton
  ['E06000005', 'Darlington', ['E06000047', 'E06000065', 'E06000004'], true], // County Durham, North Yorkshire, Stockton-on-Tees
  ['E06000015', 'Derby', ['E10000007'], true], // Derbyshire
  [
    'E08000017',
    'Doncaster',
    ['E08000016', 'E06000011', 'E06000013', 'E06000065', 'E10000024', 'E08000018', 'E08000036'],
    true,
  ], // Barnsley, East Riding of Yorkshire, North Lincolnshire, North Yorkshire, Nottinghamshire, Rotherham, Wakefield
  ['E08000027', 'Dudley', ['E08000025', 'E08000028', 'E10000028', 'E08000031', 'E10000034'], true], // Birmingham, Sandwell, Staffordshire, Wolverhampton, Worcestershire
  ['E09000009', 'Ealing', ['E09000005', 'E09000013', 'E09000015', 'E09000017', 'E09000018'], true], // Brent, Hammersmith and Fulham, Harrow, Hillingdon, Hounslow
  ['E09000010', 'Enfield', ['E09000003', 'E10000012', 'E09000014', 'E10000015', 'E09000031'], true], // Barnet, Essex, Haringey, Hertfordshire, Waltham Forest
  ['E08000037', 'Gateshead', ['E06000047', 'E08000021', 'E06000057', 'E08000023', 'E08000024'], true], // County Durham, Newcastle upon Tyne, Northumberland, South Tyneside, Sunderland
  ['E09000011', 'Greenwich', ['E09000002', 'E09000004', 'E09000006', 'E09000023', 'E09000025', 'E09000030'], false], // Barking and Dagenham, Bexley, Bromley, Lewisham, Newham, Tower Hamlets
  ['E09000012', 'Hackney', ['E09000001', 'E09000014', 'E09000019', 'E09000025', 'E09000030', 'E09000031'], true], // City of London, Haringey, Islington, Newham, Tower Hamlets, Waltham Forest
  ['E06000006', 'Halton', ['E06000050', 'E08000011', 'E08000012', 'E08000013', 'E06000007'], true], // Cheshire West and Chester, Knowsley, Liverpool, St. Helens, Warrington
  ['E09000014', 'Haringey', ['E09000003', 'E09000007', 'E09000010', 'E09000012', 'E09000019', 'E09000031'], true], // Barnet, Camden, Enfield, Hackney, Islington, Waltham Forest
  ['E09000015', 'Harrow', ['E09000003', 'E09000005', 'E09000009', 'E10000015', 'E09000017'], true], // Barnet, Brent, Ealing, Hertfordshire, Hillingdon
  ['E06000001', 'Hartlepool', ['E06000047', 'E06000004'], false], // County Durham, Stockton-on-Tees
  ['E09000016', 'Havering', ['E09000002', 'E09000004', 'E10000012', 'E09000026', 'E06000034'], false], // Barking and Dagenham, Bexley, Essex, Redbridge, Thurrock
  [
    'E09000017',
    'Hillingdon',
    ['E06000060', 'E09000009', 'E09000015', 'E10000015', 'E09000018', 'E06000039', 'E10000030'],
    true,
  ], // Buckinghamshire, Ealing, Harrow, Hertfordshire, Hounslow, Slough, Surrey
  ['E09000018', 'Hounslow', ['E09000009', 'E09000013', 'E09000017', 'E09000027', 'E10000030'], false], // Ealing, Hammersmith and Fulham, Hillingdon, Richmond upon Thames, Surrey
  ['E06000046', 'Isle of Wight', [], true], // none
  ['E09000019', 'Islington', ['E09000007', 'E09000001', 'E09000012', 'E09000014'], true], // Camden, City of London, Hackney, Haringey
  ['E09000021', 'Kingston upon Thames', ['E09000024', 'E09000027', 'E10000030', 'E09000029', 'E09000032'], true], // Merton, Richmond upon Thames, Surrey, Sutton, Wandsworth
  [
    'E08000034',
    'Kirklees',
    ['E08000016', 'E08000032', 'E08000033', 'E10000007', 'E08000035', 'E08000004', 'E08000036'],
    false,
  ], // Barnsley, Bradford, Calderdale, Derbyshire, Leeds, Oldham, Wakefield
  ['E08000011', 'Knowsley', ['E06000006', 'E10000017', 'E08000012', 'E08000014', 'E08000013'], true], // Halton, Lancashire, Liverpool, Sefton, St. Helens
  ['E09000022', 'Lambeth', ['E09000006', 'E09000008', 'E09000024', 'E09000028', 'E09000032', 'E09000033'], false], // Bromley, Croydon, Merton, Southwark, Wandsworth, Westminster
  ['E08000035', 'Leeds', ['E08000032', 'E08000034', 'E06000065', 'E08000036'], true], // Bradford, Kirklees, North Yorkshire, Wakefield
  ['E06000016', 'Leicester', ['E10000018'], true], // Leicestershire
  ['E09000023', 'Lewisham', ['E09000006', 'E09000011', 'E09000028'], false], // Bromley, Greenwich, Southwark
  ['E08000012', 'Liverpool', ['E06000006', 'E08000011', 'E08000014', 'E08000015'], false], // Halton, Knowsley, Sefton, Wirral
  [
    'E08000003',
    'Manchester',
    ['E08000002', 'E06000049', 'E08000004', 'E08000005', 'E08000006', 'E08000007', 'E08000008', 'E08000009'],
    true,
  ], // Bury, Cheshire East, Oldham, Rochdale, Salford, Stockport, Tameside, Trafford
  ['E09000024', 'Merton', ['E09000008', 'E09000021', 'E09000022', 'E09000029', 'E09000032'], true], // Croydon, Kingston upon Thames, Lambeth, Sutton, Wandsworth
  ['E06000002', 'Middlesbrough', ['E06000065', 'E06000003', 'E06000004'], true], // North Yorkshire, Redcar and Cleveland, Stockton-on-Tees
  ['E08000021', 'Newcastle upon Tyne', ['E08000037', 'E08000022', 'E06000057'], false], // Gateshead, North Tyneside, Northumberland
  ['E09000025', 'Newham', ['E09000002', 'E09000011', 'E09000012', 'E09000026', 'E09000030', 'E09000031'], false], // Barking and Dagenham, Greenwich, Hackney, Redbridge, Tower Hamlets, Waltham Forest
  ['E08000022', 'North Tyneside', ['E08000021', 'E06000057', 'E08000023'], false], // Newcastle upon Tyne, Northumberland, South Tyneside
  ['E06000018', 'Nottingham', ['E10000024'], true], // Nottinghamshire
  ['E08000004', 'Oldham', ['E10000007', 'E08000034', 'E08000003', 'E08000005', 'E08000008'], false], // Derbyshire, Kirklees, Manchester, Rochdale, Tameside
  ['E06000026', 'Plymouth', ['E06000052', 'E10000008'], true], // Cornwall, Devon
  ['E09000026', 'Redbridge', ['E09000002', 'E10000012', 'E09000016', 'E09000025', 'E09000031'], true], // Barking and Dagenham, Essex, Havering, Newham, Waltham Forest
  ['E06000003', 'Redcar and Cleveland', ['E06000002', 'E06000065', 'E06000004'], false], // Middlesbrough, North Yorkshire, Stockton-on-Tees
  ['E09000027', 'Richmond upon Thames', ['E09000013', 'E09000018', 'E09000021', 'E10000030', 'E09000032'], false], // Hammersmith and Fulham, Hounslow, Kingston upon Thames, Surrey, Wandsworth
  ['E08000005', 'Rochdale', ['E08000002', 'E08000033', 'E10000017', 'E08000003', 'E08000004'], true], // Bury, Calderdale, Lancashire, Manchester, Oldham
  ['E08000018', 'Rotherham', ['E08000016', 'E10000007', 'E08000017', 'E10000024', 'E08000019'], true], // Barnsley, Derbyshire, Doncaster, Nottinghamshire, Sheffield
  ['E08000006', 'Salford', ['E08000001', 'E08000002', 'E08000003', 'E08000009', 'E06000007', 'E08000010'], true], // Bolton, Bury, Manchester, Trafford, Warrington, Wigan
  ['E08000028', 'Sandwell', ['E08000025', 'E08000027', 'E08000030', 'E08000031'], true], // Birmingham, Dudley, Walsall, Wolverhampton
  ['E08000014', 'Sefton', ['E08000011', 'E10000017', 'E08000012'], false], // Knowsley, Lancashire, Liverpool
  ['E08000019', 'Sheffield', ['E08000016', 'E10000007', 'E08000018'], true], // Barnsley, Derbyshire, Rotherham
  ['E08000029', 'Solihull', ['E08000025', 'E08000026', 'E10000031', 'E10000034'], true], // Birmingham, Coventry, Warwickshire, Worcestershire
  ['E08000023', 'South Tyneside', ['E08000037', 'E08000022', 'E08000024'], false], // Gateshead, North Tyneside, Sunderland
  ['E09000028', 'Southwark', ['E09000006', 'E09000001', 'E09000022', 'E09000023', 'E09000030'], false], // Bromley, City of London, Lambeth, Lewisham, Tower Hamlets
  ['E08000013', 'St. Helens', ['E06000006', 'E08000011', 'E10000017', 'E06000007', 'E08000010'], true], // Halton, Knowsley, Lancashire, Warrington, Wigan
  ['E08000007', 'Stockport', ['E06000049', 'E10000007', 'E08000003', 'E08000008'], true], // Cheshire East, Derbyshire, Manchester, Tameside
  [
    'E06000004',
    'Stockton-on-Tees',
    ['E06000047', 'E06000005', 'E06000001', 'E06000002', 'E06000065', 'E06000003'],
    true,
  ], // County Durham, Darlington, Hartlepool, Middlesbrough, North Yorkshire, Redcar and Cleveland
  ['E06000021', 'Stoke-on-Trent', ['E10000028'], true], // Staffordshire
  ['E08000024', 'Sunderland', ['E06000047', 'E08000037', 'E08000023'], true], // County Durham, Gateshead, South Tyneside
  ['E09000029', 'Sutton', ['E09000008', 'E09000021', 'E09000024', 'E10000030'], true], // Croydon, Kingston upon Thames, Merton, Surrey
  ['E08000008', 'Tameside', ['E10000007', 'E08000003', 'E08000004', 'E08000007'], true], // Derbyshire, Manchester, Oldham, Stockport
  ['E06000027', 'Torbay', ['E10000008'], true], // Devon
  ['E09000030', 'Tower Hamlets', ['E09000001', 'E09000011', 'E09000012', 'E09000025', 'E09000028'], false], // City of London, Greenwich, Hackney, Newham, Southwark
  ['E08000009', 'Trafford', ['E06000049', 'E08000003', 'E08000006', 'E06000007'], true], // Cheshire East, Manchester, Salford, Warrington
  ['E08000036', 'Wakefield', ['E08000016', 'E08000017', 'E08000034', 'E08000035', 'E06000065'], true], // Barnsley, Doncaster, Kirklees, Leeds, North Yorkshire
  ['E08000030', 'Walsall', ['E08000025', 'E08000028', 'E10000028', 'E08000031'], true], // Birmingham, Sandwell, Staffordshire, Wolverhampton
  ['E09000031', 'Waltham Forest', ['E09000010', 'E10000012', 'E09000012', 'E09000014', 'E09000025', 'E09000026'], true], // Enfield, Essex, Hackney, Haringey, Newham, Redbridge
  ['E09000032', 'Wandsworth', ['E09000013', 'E09000020', 'E09000021', 'E09000022', 'E09000024', 'E09000027'], false], // Hammersmith and Fulham, Kensington and Chelsea, Kingston upon Thames, Lambeth, Merton, Richmond upon Thames
  [
    'E06000007',
    'Warrington',
    ['E06000049', 'E06000050', 'E06000006', 'E08000006', 'E08000013', 'E08000009', 'E08000010'],
    true,
  ], // Cheshire East, Cheshire West and Chester, Halton, Salford, St. Helens, Trafford, Wigan
  ['E09000033', 'Westminster', ['E09000005', 'E09000007', 'E09000001', 'E09000020', 'E09000022'], false], // Brent, Camden, City of London, Kensington and Chelsea, Lambeth
  ['E08000010', 'Wigan', ['E08000001', 'E10000017', 'E08000006', 'E08000013', 'E06000007'], true], // Bolton, Lancashire, Salford, St. Helens, Warrington
  ['E08000015', 'Wirral', ['E06000050', 'E08000012'], false], // Cheshire West and Chester, Liverpool
  ['E08000031', 'Wolverhampton', ['E08000027', 'E08000028', 'E10000028', 'E08000030'], true], // Dudley, Sandwell, Staffordshire, Walsall
  ['E06000014', 'York', ['E06000011', 'E06000065'], true], // East Riding of Yorkshire, North Yorkshire
];

export const ADJOINING_TABLE = {
  from: plainDate('2023-04-01'),
  source: 'https://geoportal.statistics.gov.uk/ (counties and unitary authorities)',
  verified: false,
  rows: ROWS,
} as const;

const BY_CODE = new Map(ROWS.map(([code, , adjoins, areAll]) => [code, { adjoins, areAll }]));

export type AreaRelation = 'own' | 'adjoining' | 'distant' | 'not-known';

/**
 * How an area lies to the authority's own. `signedOff`: every area that adjoins it, by the authority's own word; then the
 * table has no say. Before the table begins only the own area is known.
 */
export function relationOf(own: string, area: string, on: PlainDate, signedOff?: readonly string[]): AreaRelation {
  if (own === area) return 'own';
  if (signedOff) return signedOff.includes(area) ? 'adjoining' : 'distant';
  if (on < ADJOINING_TABLE.from) return 'not-known';
  const [here, there] = [BY_CODE.get(own), BY_CODE.get(area)];
  if (here?.adjoins.includes(area) || there?.adjoins.includes(own)) return 'adjoining';
  return here?.areAll || there?.areAll ? 'distant' : 'not-known';
}

/** What the table says of an authority: the codes it names, and whether those are all; null: it is not in the table. */
export function adjoiningInTheTable(own: string): { adjoins: readonly string[]; areAll: boolean } | null {
  return BY_CODE.get(own) ?? null;
}

/** Null: the table does not name it. */
export function areaName(code: string): string | null {
  return ROWS.find(([each]) => each === code)?.[1] ?? null;
}
