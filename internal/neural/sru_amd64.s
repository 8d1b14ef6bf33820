//go:build amd64 && !purego

#include "textflag.h"

DATA sruAbs<>+0(SB)/4, $0x7fffffff
GLOBL sruAbs<>(SB), RODATA|NOPTR, $4
DATA sruOne<>+0(SB)/4, $0x3f800000
GLOBL sruOne<>(SB), RODATA|NOPTR, $4
DATA sruHalf<>+0(SB)/4, $0x3f000000
GLOBL sruHalf<>(SB), RODATA|NOPTR, $4

// func sruStep(n int, row, v, high, state, h *float32)
// One step of one direction, eight lanes at a time: see stepGo. n is a multiple
// of eight; row is z, f, r and v is vf, vr, bf, br, n floats each.
TEXT ·sruStep(SB), NOSPLIT, $0-48
	MOVQ n+0(FP), CX
	MOVQ row+8(FP), SI
	MOVQ v+16(FP), BX
	MOVQ high+24(FP), DX
	MOVQ state+32(FP), DI
	MOVQ h+40(FP), R8
	VBROADCASTSS sruAbs<>(SB), Y13
	VBROADCASTSS sruOne<>(SB), Y14
	VBROADCASTSS sruHalf<>(SB), Y15
	LEAQ (CX*4), R9       // n floats in bytes
	LEAQ (SI)(R9*1), R10  // f
	LEAQ (R10)(R9*1), R11 // r
	LEAQ (BX)(R9*1), R12  // vr
	LEAQ (R12)(R9*1), R13 // bf
	LEAQ (R13)(R9*1), AX  // br
	XORQ R9, R9
	SHRQ $3, CX
step:
	VMOVUPS (DI)(R9*1), Y0
	VMULPS (BX)(R9*1), Y0, Y1
	VADDPS (R10)(R9*1), Y1, Y1
	VADDPS (R13)(R9*1), Y1, Y1
	VANDPS Y13, Y1, Y2
	VADDPS Y14, Y2, Y2
	VDIVPS Y2, Y1, Y1
	VMULPS Y15, Y1, Y1
	VADDPS Y15, Y1, Y1    // f
	VMULPS (R12)(R9*1), Y0, Y3
	VADDPS (R11)(R9*1), Y3, Y3
	VADDPS (AX)(R9*1), Y3, Y3
	VANDPS Y13, Y3, Y4
	VADDPS Y14, Y4, Y4
	VDIVPS Y4, Y3, Y3
	VMULPS Y15, Y3, Y3
	VADDPS Y15, Y3, Y3    // r
	VMOVUPS Y1, (R10)(R9*1)
	VMOVUPS Y3, (R11)(R9*1)
	VMOVUPS (SI)(R9*1), Y5
	VSUBPS Y5, Y0, Y6
	VMULPS Y1, Y6, Y6
	VADDPS Y5, Y6, Y6     // c
	VMOVUPS Y6, (DI)(R9*1)
	VMOVUPS (DX)(R9*1), Y7
	VSUBPS Y7, Y6, Y8
	VMULPS Y3, Y8, Y8
	VADDPS Y7, Y8, Y8
	VMOVUPS Y8, (R8)(R9*1)
	ADDQ $32, R9
	DECQ CX
	JNZ step
	VZEROUPPER
	RET

DATA leakySlope<>+0(SB)/4, $0x3dcccccd
GLOBL leakySlope<>(SB), RODATA|NOPTR, $4

// func leakyAVX(n int, x *float32)
// LeakyReLU on n floats, a multiple of eight: x where x ≥ 0, else x/10.
TEXT ·leakyAVX(SB), NOSPLIT, $0-16
	MOVQ n+0(FP), CX
	MOVQ x+8(FP), SI
	VBROADCASTSS leakySlope<>(SB), Y2
	SHRQ $3, CX
leaky:
	VMOVUPS (SI), Y0
	VMULPS Y2, Y0, Y1
	VBLENDVPS Y0, Y1, Y0, Y3
	VMOVUPS Y3, (SI)
	ADDQ $32, SI
	DECQ CX
	JNZ leaky
	VZEROUPPER
	RET
