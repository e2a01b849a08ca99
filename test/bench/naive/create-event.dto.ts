import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsISO8601, IsLatitude, IsLongitude, IsObject, IsOptional, IsString, IsUUID, Length, MaxLength, Min, ValidateNested } from 'class-validator';
import { eventTypes } from '@app/domain';

export class DeviceDetailsDto {
  @IsOptional() @IsString() @MaxLength(32) platform?: string;
  @IsOptional() @IsString() @MaxLength(128) manufacturer?: string;
  @IsOptional() @IsString() @MaxLength(128) model?: string;
  @IsOptional() @IsString() @MaxLength(128) brand?: string;
  @IsOptional() @IsString() @MaxLength(256) deviceName?: string;
  @IsOptional() @IsString() @MaxLength(64) osName?: string;
  @IsOptional() @IsString() @MaxLength(64) osVersion?: string;
  @IsOptional() @IsString() @MaxLength(64) systemName?: string;
  @IsOptional() @IsString() @MaxLength(64) systemVersion?: string;
  @IsOptional() @IsString() @MaxLength(64) browser?: string;
  @IsOptional() @IsString() @MaxLength(64) browserVersion?: string;
  @IsOptional() @IsLatitude() latitude?: number;
  @IsOptional() @IsLongitude() longitude?: number;
  @IsOptional() @IsString() @MaxLength(128) city?: string;
  @IsOptional() @IsString() @MaxLength(128) region?: string;
  @IsOptional() @IsString() @MaxLength(128) country?: string;
  @IsOptional() @IsString() @Length(2, 2) countryCode?: string;
  @IsOptional() @IsString() @MaxLength(64) ipAddress?: string;
  @IsOptional() @IsBoolean() isEmulator?: boolean;
  @IsOptional() @IsBoolean() isRooted?: boolean;
}

/** The fields of our event. */
export class CreateEventDto {
  @IsOptional() @IsString() @MaxLength(64) id?: string;
  @IsIn(eventTypes.map(({ code }) => code)) eventType: string;
  @IsOptional() @IsString() @MaxLength(256) userId?: string;
  @IsOptional() @IsUUID() entityId?: string;
  @IsOptional() @IsString() @MaxLength(256) entityExternalId?: string;
  @IsOptional() @IsString() @MaxLength(64) taxId?: string;
  @IsOptional() @IsISO8601() timestamp?: string;
  @IsOptional() @IsString() @MaxLength(64) eventDate?: string;
  @IsOptional() @IsString() @MaxLength(256) sessionId?: string;
  @IsOptional() @IsString() @MaxLength(256) deviceId?: string;
  @IsOptional() @ValidateNested() @Type(() => DeviceDetailsDto) deviceDetails?: DeviceDetailsDto;
  @IsOptional() @IsString() @MaxLength(64) ipAddress?: string;
  @IsOptional() @IsString() @Length(2, 2) country?: string;
  @IsOptional() @IsBoolean() isVpn?: boolean;
  @IsOptional() @IsBoolean() isProxy?: boolean;
  @IsOptional() @IsBoolean() isNewDevice?: boolean;
  @IsOptional() @IsInt() @Min(0) failedAttemptsCount?: number;
  @IsOptional() @IsString() @MaxLength(256) destinationAccountId?: string;
  @IsOptional() @IsString() @MaxLength(64) destinationCuit?: string;
  @IsOptional() @IsString() @MaxLength(1024) previousValue?: string;
  @IsOptional() @IsString() @MaxLength(1024) userAgent?: string;
  @IsOptional() @IsObject() metadata?: Record<string, unknown>;
}
