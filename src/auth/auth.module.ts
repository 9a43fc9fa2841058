import { Module } from '@nestjs/common';
import { PassportModule } from '@nestjs/passport';
import { IdentityService } from './identity.service.js';
import { KnownDevices } from './known-devices.js';
import { LocalStrategy } from './local.strategy.js';
import { SessionController } from './session.controller.js';
import { SessionSerializer } from './session.serializer.js';
import { SignInTries } from './sign-in-tries.js';
import { SignInService } from './sign-in.service.js';

@Module({
  imports: [PassportModule.register({ session: true })],
  controllers: [SessionController],
  providers: [IdentityService, KnownDevices, LocalStrategy, SessionSerializer, SignInTries, SignInService],
  exports: [IdentityService, KnownDevices, SignInService],
})
export class AuthModule {}
