"""An independent computation, with Python's cryptography package, of the numbers in ProtocolAnswersTest and KnownAnswersTest.

Written from the encoding table in README.md, not from the Java code. Run: python3 known_answers.py
"""
import hashlib,hmac,struct
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey as XP, X25519PublicKey as XU
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey as EP
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
H=lambda b:hashlib.sha256(b).digest()
u=bytes.fromhex
def hkdf(ikm,salt,info,L=32):
    prk=hmac.new(salt or bytes(32),ikm,hashlib.sha256).digest();t=b'';o=b'';i=1
    while len(o)<L: t=hmac.new(prk,t+info+bytes([i]),hashlib.sha256).digest();o+=t;i+=1
    return o[:L]
B=lambda b: struct.pack('>I',len(b))+b
T=lambda s:B(s.encode())
def ks(k,iv,n): c=Cipher(algorithms.AES(k),modes.CTR(iv)).encryptor(); return c.update(bytes(n))
# protocol
ctx0=H(T('covalence/v1/ctx')+T('tenant')+T('study')+B(H(b'charter'))+struct.pack('>QI',1,1)+B(H(b'model'))+B(H(b'plan')))
print('ctx0',ctx0.hex())
ra=bytes(range(32)); rb=bytes(range(32,64)); bs=bytes(range(64,96)); sid=H(b'session')
mk=lambda r:XP.from_private_bytes(hkdf(r,ctx0,T('covalence/v1/mask-key/x25519')))
A,Bk=mk(ra),mk(rb)
print('maskpub a',A.public_key().public_bytes_raw().hex())
print('maskpub b',Bk.public_key().public_bytes_raw().hex())
agreed=A.exchange(Bk.public_key())
pk=hkdf(agreed,sid,T('covalence/v1/mask')+T('alpha')+T('beta'))
print('pairkey',pk.hex(),'stream',ks(pk,bytes(16),32).hex(), 'stream@4MiB', ks(pk,struct.pack('>QQ',0,4*1024*1024//16),16).hex())
print('first MiB of the stream',H(ks(pk,bytes(16),1<<20)).hex())
sk=hkdf(bs,sid,T('covalence/v1/self'))
print('selfkey',sk.hex())
print('selfseedhash',H(T('covalence/v1/self-seed')+B(sid)+T('alpha')+B(bs)).hex())
ck=hkdf(agreed,sid,T('covalence/v1/channel')+T('alpha')+T('beta'))
print('channel',ck.hex())
print('sealed',AESGCM(ck).encrypt(bytes(12),bytes(range(64)),T('covalence/v1/shares')+B(sid)+T('alpha')+T('beta')).hex())
print('commit',H(T('covalence/v1/share-commitment')+B(sid)+T('alpha')+T('beta')+bytes([2])+B(ra)).hex())
# whole masked words for alpha: words [1,2,3,-1], limbs [-1]  (alpha<beta adds)
s=ks(sk,bytes(16),24); p=ks(pk,bytes(16),24)
w=[(v+int.from_bytes(s[4*i:4*i+4],'little')+int.from_bytes(p[4*i:4*i+4],'little'))%2**32 for i,v in enumerate((1,2,3,-1))]
l=(-1+int.from_bytes(s[16:],'little')+int.from_bytes(p[16:],'little'))%2**64
print('masked',(b''.join(v.to_bytes(4,'little') for v in w)+l.to_bytes(8,'little')).hex())
def gm(a,b):
    r=0
    while b:
        if b&1:r^=a
        a<<=1
        if a&256:a^=0x11b
        b>>=1
    return r
print('gf',[hex(gm(0x57,v)) for v in (0x83,0x13,2,4,8,16)], [i for i in range(256) if gm(0x53,i)==1])
f=lambda x:[0x42^gm(7,x)^gm(0xd1,gm(x,x)),0xff^gm(0x80,x)^gm(3,gm(x,x))]
print('shamir',[bytes(f(x)).hex() for x in (1,2,5,255)])
e=EP.from_private_bytes(ra)
body=bytes([1,1])+ctx0+T('alpha')+A.public_key().public_bytes_raw()+Bk.public_key().public_bytes_raw()+sid
m1=body+e.sign(T('covalence/v1/advertise')+B(body))
print('m1',m1.hex())
print('H(u1)',H(T('covalence/v1/u1')+struct.pack('>H',1)+B(m1)).hex())
print('sid',H(ctx0+H(T('covalence/v1/u1')+struct.pack('>H',1)+B(m1))).hex())
