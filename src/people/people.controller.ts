import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can } from '../auth/can.decorator.js';
import { NewTeamDto, PeopleQueryDto, PersonDto, TeamAddedDto, TeamDto } from './people.dto.js';
import { PeopleService } from './people.service.js';

@ApiTags('people')
@Controller('api/v1')
export class PeopleController {
  constructor(private readonly people: PeopleService) {}

  @Get('people')
  @Can('people:read', 'people.list')
  @ApiOperation({ summary: 'Colleagues who can sign in, with the roles they hold now' })
  @ApiOkResponse({ type: [PersonDto] })
  list(@Query() { role }: PeopleQueryDto): Promise<PersonDto[]> {
    return role ? this.people.holding(role) : this.people.everybody();
  }

  @Get('teams')
  @Can('people:read', 'team.list')
  @ApiOperation({ summary: 'Teams and their managers' })
  @ApiOkResponse({ type: [TeamDto] })
  teams(): Promise<TeamDto[]> {
    return this.people.teams();
  }

  @Post('teams')
  @Can('user:manage', 'team.add')
  @ApiOperation({ summary: 'Add a team' })
  @ApiCreatedResponse({ type: TeamAddedDto })
  async addTeam(@Body() { name, managerId }: NewTeamDto): Promise<TeamAddedDto> {
    return { id: await this.people.addTeam(name, managerId ?? null) };
  }
}
