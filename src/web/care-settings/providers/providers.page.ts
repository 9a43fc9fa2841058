import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../../auth/can.decorator.js';
import { CareSettingsService } from '../../../care-settings/care-settings.service.js';
import { ProvidersService } from '../../../care-settings/providers/providers.service.js';
import { Page, type PageRequest } from '../../../http/page-request.js';
import { View } from '../../../http/reply.js';
import { settingTypeOf } from '../../../law/care-setting/setting-types.js';
import { pages } from '../../components/pages.js';
import { idOf } from '../../ids.js';
import { pageNumber } from '../../page-number.js';
import { paths } from '../../paths.js';
import { PROVIDER_KIND_NAMES, REGULATOR_NAMES } from '../setting-words.js';

/** Who runs the places where children live. */
@ApiExcludeController()
@Controller('care-settings/providers')
export class ProvidersPage {
  constructor(
    private readonly providers: ProvidersService,
    private readonly settings: CareSettingsService,
  ) {}

  @Get()
  @Can('care-setting:read', 'provider.list')
  async list(@Page() { query }: PageRequest): Promise<View> {
    const name = query.name?.trim().slice(0, 200) ?? '';
    const found = await this.providers.list(name, pageNumber(query.page));
    const lines = found.items.map((provider) => ({
      ...provider,
      kind: provider.kind && PROVIDER_KIND_NAMES[provider.kind],
      href: paths.provider(provider.id),
    }));
    const address = name ? `${paths.providers}?${new URLSearchParams({ name }).toString()}` : paths.providers;
    return new View('care-settings/providers/providers.njk', {
      lines,
      name,
      total: found.total,
      pages: pages(found, address),
    });
  }

  @Get(':id')
  @Can('care-setting:read', 'provider.read')
  async show(@Page() { params, query }: PageRequest): Promise<View> {
    const provider = await this.providers.find(idOf(params, 'provider'));
    const found = await this.settings.list({ provider: provider.id }, pageNumber(query.page));
    const facts = [
      { label: 'Kind', value: provider.kind ? PROVIDER_KIND_NAMES[provider.kind] : 'Not recorded' },
      { label: 'Regulator', value: provider.regulator ? REGULATOR_NAMES[provider.regulator] : 'Not recorded' },
      { label: 'Reference number', value: provider.urn ?? 'Not recorded' },
      { label: 'Children placed there now', value: String(provider.children) },
    ];
    const lines = found.items.map(({ id, name, settingType, urn, postcode }) => ({
      href: paths.careSetting(id),
      kind: settingTypeOf(settingType).label,
      ...{ name, urn, postcode },
    }));
    return new View('care-settings/providers/provider.njk', {
      name: provider.name,
      ...{ facts, lines, total: found.total },
      pages: pages(found, paths.provider(provider.id)),
    });
  }
}
