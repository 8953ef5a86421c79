import { deflateRawSync } from 'node:zlib';

/** One file of an archive. */
export interface ZipEntry {
	/** With forward slashes. */
	path: string;
	content: Buffer;
}

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const VERSION = 20;
const DEFLATED = 8;
const UTF8_NAMES = 0x0800;
/** 1980-01-01, the oldest date of the format: the same files always give the same bytes. */
const DATE = 0x0021;
/** A plain file, rw-r--r--, in the way Unix tools store it. */
const MADE_BY_UNIX = 3 << 8;
const PERMISSIONS = 0o100644 * 0x10000;

/** Packs files into a zip archive. */
export function makeZip( entries: ZipEntry[] ): Buffer {
	const files: Buffer[] = [];
	const directory: Buffer[] = [];
	let offset = 0;

	for ( const { path, content } of entries ) {
		const name = Buffer.from( path, 'utf8' );
		const packed = deflateRawSync( content, { level: 9 } );
		const common = Buffer.alloc( 26 );
		common.writeUInt16LE( VERSION, 0 );
		common.writeUInt16LE( UTF8_NAMES, 2 );
		common.writeUInt16LE( DEFLATED, 4 );
		common.writeUInt16LE( 0, 6 );
		common.writeUInt16LE( DATE, 8 );
		common.writeUInt32LE( crc32( content ), 10 );
		common.writeUInt32LE( packed.length, 14 );
		common.writeUInt32LE( content.length, 18 );
		common.writeUInt16LE( name.length, 22 );

		const file = Buffer.concat( [ uint32( LOCAL_HEADER ), common, name, packed ] );
		const rest = Buffer.alloc( 14 );
		rest.writeUInt32LE( PERMISSIONS, 6 );
		rest.writeUInt32LE( offset, 10 );
		directory.push( uint32( CENTRAL_HEADER ), uint16( VERSION | MADE_BY_UNIX ), common, rest, name );
		files.push( file );
		offset += file.length;
	}

	const listing = Buffer.concat( directory );
	const end = Buffer.alloc( 22 );
	end.writeUInt32LE( END_OF_DIRECTORY, 0 );
	end.writeUInt16LE( entries.length, 8 );
	end.writeUInt16LE( entries.length, 10 );
	end.writeUInt32LE( listing.length, 12 );
	end.writeUInt32LE( offset, 16 );
	return Buffer.concat( [ ...files, listing, end ] );
}

const CRC_TABLE = Uint32Array.from( { length: 256 }, ( _, index ) => {
	let value = index;
	for ( let bit = 0; bit < 8; bit++ ) {
		value = value & 1 ? 0xedb88320 ^ ( value >>> 1 ) : value >>> 1;
	}
	return value;
} );

/** Node's own crc32 is newer than the oldest Node that we run on. */
function crc32( content: Buffer ): number {
	let crc = 0xffffffff;
	for ( const byte of content ) {
		crc = ( CRC_TABLE[ ( crc ^ byte ) & 0xff ] ?? 0 ) ^ ( crc >>> 8 );
	}
	return ( crc ^ 0xffffffff ) >>> 0;
}

function uint16( value: number ): Buffer {
	const buffer = Buffer.alloc( 2 );
	buffer.writeUInt16LE( value );
	return buffer;
}

function uint32( value: number ): Buffer {
	const buffer = Buffer.alloc( 4 );
	buffer.writeUInt32LE( value );
	return buffer;
}
